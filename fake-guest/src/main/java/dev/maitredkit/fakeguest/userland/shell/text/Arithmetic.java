package dev.maitredkit.fakeguest.userland.shell.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Arithmetic expansion (POSIX sh 2.6.4) in 64 bits, as BusyBox 1.35 does it: both branches of {@code ?:} and both
 * sides of {@code &&} and {@code ||} are evaluated, a variable may hold an expression, and there are {@code **},
 * {@code ++}, {@code --} and {@code base#number}.
 */
public final class Arithmetic {
    private static final String SYNTAX = "arithmetic syntax error";
    private static final String MALFORMED = "malformed ?: operator";
    private static final String[] ASSIGNING = {"<<=", ">>=", "+=", "-=", "*=", "/=", "%=", "&=", "^=", "|="};
    private static final String[] BINARY = {
        "**", "*", "/", "%", "+", "-", "<<", ">>", "<=", ">=", "<", ">", "==", "!=", "&", "^", "|", "&&", "||"
    };
    private static final int[] RANK = {11, 10, 10, 10, 9, 9, 8, 8, 7, 7, 7, 7, 6, 6, 5, 4, 3, 2, 1};
    /** Deeper nesting than this is refused, as it would use up the stack of the machine that runs us. */
    private static final int MAX_DEPTH = 500;

    /**
     * What came out.
     *
     * @param error a message, when it failed
     * @param assigned the variables that it set, also before it failed
     */
    public record Outcome(long value, Optional<String> error, Map<String, String> assigned) {}

    private final Function<String, Optional<String>> variables;
    private final Map<String, String> assigned;
    private final String text;
    private final int variableDepth;
    private int position;
    private int depth;

    /** Between {@code ?} and {@code :}, where BusyBox wants another such operator in parentheses. */
    private boolean inMiddle;

    private Arithmetic(
            String text,
            Function<String, Optional<String>> variables,
            Map<String, String> assigned,
            int variableDepth) {
        this.text = text;
        this.variables = variables;
        this.assigned = assigned;
        this.variableDepth = variableDepth;
    }

    /** Evaluates an expression; {@code variables} gives the values of set variables. */
    public static Outcome evaluate(String text, Function<String, Optional<String>> variables) {
        Map<String, String> assigned = new LinkedHashMap<>();
        try {
            long value = new Arithmetic(text, variables, assigned, 0).whole();
            return new Outcome(value, Optional.empty(), assigned);
        } catch (ArithmeticFailure e) {
            return new Outcome(0, Optional.of(e.getMessage()), assigned);
        }
    }

    private long whole() {
        skipBlanks();
        if (position == text.length()) {
            return 0;
        }
        long value = comma();
        skipBlanks();
        if (position < text.length()) {
            throw new ArithmeticFailure(text.charAt(position) == ':' ? MALFORMED : SYNTAX);
        }
        return value;
    }

    private long comma() {
        long value = assignment();
        while (take(",")) {
            value = assignment();
        }
        return value;
    }

    private long assignment() {
        if (++depth > MAX_DEPTH) {
            throw new ArithmeticFailure("expression nested too deeply");
        }
        int start = position;
        skipBlanks();
        String name = readName();
        if (!name.isEmpty()) {
            Optional<String> operator = takeAssignment();
            if (operator.isPresent()) {
                long right = assignment();
                depth--;
                String binary = operator.get();
                return assign(name, binary.isEmpty() ? right : ArithmeticOperators.apply(binary, valueOf(name), right));
            }
        }
        position = start;
        long value = ternary();
        depth--;
        return value;
    }

    private Optional<String> takeAssignment() {
        for (String operator : ASSIGNING) {
            if (take(operator)) {
                return Optional.of(operator.substring(0, operator.length() - 1));
            }
        }
        skipBlanks();
        if (text.startsWith("=", position) && !text.startsWith("==", position)) {
            position++;
            return Optional.of("");
        }
        return Optional.empty();
    }

    private long ternary() {
        long condition = binary(1);
        if (!take("?")) {
            return condition;
        }
        if (inMiddle) {
            throw new ArithmeticFailure(MALFORMED);
        }
        inMiddle = true;
        long yes = assignment();
        inMiddle = false;
        if (!take(":")) {
            throw new ArithmeticFailure(MALFORMED);
        }
        long no = assignment();
        return condition != 0 ? yes : no;
    }

    private long binary(int least) {
        long left = unary();
        while (true) {
            int operator = findBinary();
            if (operator < 0 || RANK[operator] < least) {
                return left;
            }
            position += BINARY[operator].length();
            boolean power = operator == 0;
            long right = binary(power ? RANK[operator] : RANK[operator] + 1);
            left = ArithmeticOperators.apply(BINARY[operator], left, right);
        }
    }

    private int findBinary() {
        skipBlanks();
        for (String assigning : ASSIGNING) {
            if (text.startsWith(assigning, position)) {
                return -1;
            }
        }
        int best = -1;
        for (int i = 0; i < BINARY.length; i++) {
            boolean longer = best < 0 || BINARY[i].length() > BINARY[best].length();
            if (longer && text.startsWith(BINARY[i], position)) {
                best = i;
            }
        }
        return best;
    }

    private long unary() {
        if (++depth > MAX_DEPTH) {
            throw new ArithmeticFailure("expression nested too deeply");
        }
        long value;
        skipBlanks();
        if (text.startsWith("++", position) || text.startsWith("--", position)) {
            value = beforeIncrement();
        } else if (take("!")) {
            value = unary() == 0 ? 1 : 0;
        } else if (take("~")) {
            value = ~unary();
        } else if (take("-")) {
            value = -unary();
        } else if (take("+")) {
            value = unary();
        } else {
            value = primary();
        }
        depth--;
        return value;
    }

    private long beforeIncrement() {
        long step = text.charAt(position) == '+' ? 1 : -1;
        int start = position;
        position += 2;
        skipBlanks();
        String name = readName();
        if (!name.isEmpty()) {
            return assign(name, valueOf(name) + step);
        }
        position = start + 1;
        return step * unary();
    }

    private long primary() {
        if (take("(")) {
            boolean outside = inMiddle;
            inMiddle = false;
            long value = comma();
            inMiddle = outside;
            if (!take(")")) {
                throw new ArithmeticFailure(SYNTAX);
            }
            return value;
        }
        String name = readName();
        if (!name.isEmpty()) {
            long value = valueOf(name);
            if (take("++")) {
                assign(name, value + 1);
            } else if (take("--")) {
                assign(name, value - 1);
            }
            return value;
        }
        return number();
    }

    private long number() {
        int start = position;
        while (position < text.length() && isNumberPart(text.charAt(position))) {
            position++;
        }
        Optional<Long> value = Numbers.parse(text.substring(start, position));
        if (start == position || value.isEmpty()) {
            throw new ArithmeticFailure(SYNTAX);
        }
        return value.get();
    }

    private static boolean isNumberPart(char c) {
        return c == '#' || c == '@' || c == '_' || Character.digit(c, 36) >= 0 && c < 128;
    }

    private long valueOf(String name) {
        Optional<String> value = Optional.ofNullable(assigned.get(name)).or(() -> variables.apply(name));
        if (value.isEmpty() || value.get().isBlank()) {
            return 0;
        }
        if (variableDepth > 20) {
            throw new ArithmeticFailure("expression recursion loop detected");
        }
        return new Arithmetic(value.get(), variables, assigned, variableDepth + 1).whole();
    }

    private long assign(String name, long value) {
        assigned.put(name, Long.toString(value));
        return value;
    }

    private String readName() {
        int start = position;
        while (position < text.length() && isNamePart(text.charAt(position), position > start)) {
            position++;
        }
        return text.substring(start, position);
    }

    private static boolean isNamePart(char c, boolean inside) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || inside && c >= '0' && c <= '9';
    }

    private boolean take(String wanted) {
        skipBlanks();
        if (!text.startsWith(wanted, position)) {
            return false;
        }
        position += wanted.length();
        return true;
    }

    private void skipBlanks() {
        while (position < text.length() && " \t\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }
}
