package dev.maitredkit.fakeguest.userland.programs.awk;

import dev.maitredkit.fakeguest.userland.programs.awk.Expression.Binary;
import dev.maitredkit.fakeguest.userland.programs.awk.Expression.Variable;
import dev.maitredkit.fakeguest.userland.programs.awk.Tokens.Kind;
import dev.maitredkit.fakeguest.userland.programs.awk.Tokens.Token;
import dev.maitredkit.fakeguest.userland.programs.regex.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads expressions by precedence (POSIX, table 4-1 of awk), from or to assignments. */
final class ExpressionParser {
    private static final Set<String> FUNCTIONS = Set.of("length", "substr", "index", "int", "tolower", "toupper");
    private static final Set<String> KEYWORDS =
            Set.of("if", "else", "while", "for", "do", "function", "getline", "delete", "printf", "in", "return");

    private final List<Token> tokens;
    private int at;

    /** Whether {@code >} would be a redirection. */
    private boolean printing;

    ExpressionParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    boolean atEnd() {
        return at == tokens.size();
    }

    boolean looksAt(String operator) {
        return looksAt(Kind.OPERATOR) && tokens.get(at).text().equals(operator);
    }

    boolean looksAt(Kind kind) {
        return !atEnd() && tokens.get(at).kind() == kind;
    }

    boolean take(String operator) {
        boolean there = looksAt(operator);
        at += there ? 1 : 0;
        return there;
    }

    boolean takeName(String name) {
        boolean there = looksAt(Kind.NAME) && tokens.get(at).text().equals(name);
        at += there ? 1 : 0;
        return there;
    }

    UnsupportedException refusal() {
        return new UnsupportedException(
                atEnd() ? "a program that ends early" : "\"" + tokens.get(at).text() + "\" there in a program");
    }

    Expression expression() throws UnsupportedException {
        if (looksAt(Kind.NAME) && at + 1 < tokens.size() && tokens.get(at + 1).kind() == Kind.OPERATOR) {
            String name = tokens.get(at).text();
            String operator = tokens.get(at + 1).text();
            if (operator.equals("=")) {
                at += 2;
                return new Expression.Assignment(name, expression());
            }
            if (operator.length() == 2 && operator.endsWith("=") && "+-*/%".indexOf(operator.charAt(0)) >= 0) {
                at += 2;
                return new Expression.Assignment(
                        name, new Binary(operator.substring(0, 1), new Variable(name), expression()));
            }
        }
        return or();
    }

    /** An operand of print, in which {@code >} is a redirection. */
    Expression printed() throws UnsupportedException {
        printing = true;
        Expression value = expression();
        printing = false;
        if (looksAt(">") || looksAt("|")) {
            throw refusal();
        }
        return value;
    }

    private Expression or() throws UnsupportedException {
        Expression left = and();
        while (take("||")) {
            left = new Binary("||", left, and());
        }
        return left;
    }

    private Expression and() throws UnsupportedException {
        Expression left = match();
        while (take("&&")) {
            left = new Binary("&&", left, match());
        }
        return left;
    }

    private Expression match() throws UnsupportedException {
        Expression left = comparison();
        while (looksAt("~") || looksAt("!~")) {
            boolean inverted = tokens.get(at++).text().equals("!~");
            if (!looksAt(Kind.REGEX) && !looksAt(Kind.TEXT)) {
                throw refusal();
            }
            left = new Expression.Match(left, regex(tokens.get(at++).text()), inverted);
        }
        return left;
    }

    private Expression comparison() throws UnsupportedException {
        Expression left = joined();
        for (String operator : List.of("==", "!=", "<=", ">=", "<", ">")) {
            if (!(printing && operator.equals(">")) && take(operator)) {
                return new Binary(operator, left, joined());
            }
        }
        return left;
    }

    private Expression joined() throws UnsupportedException {
        Expression left = sum();
        while (beginsOperand()) {
            left = new Binary("", left, sum());
        }
        return left;
    }

    private boolean beginsOperand() {
        return looksAt(Kind.NUMBER)
                || looksAt(Kind.NAME)
                || looksAt(Kind.TEXT)
                || looksAt(Kind.FUNCTION)
                || looksAt("$")
                || looksAt("(");
    }

    private Expression sum() throws UnsupportedException {
        Expression left = product();
        while (looksAt("+") || looksAt("-")) {
            left = new Binary(tokens.get(at++).text(), left, product());
        }
        return left;
    }

    private Expression product() throws UnsupportedException {
        Expression left = unary();
        while (looksAt("*") || looksAt("/") || looksAt("%")) {
            left = new Binary(tokens.get(at++).text(), left, unary());
        }
        return left;
    }

    private Expression unary() throws UnsupportedException {
        if (take("!")) {
            return new Expression.Not(unary());
        }
        if (take("-")) {
            return new Expression.Negative(unary());
        }
        return operand();
    }

    private Expression operand() throws UnsupportedException {
        if (take("(")) {
            boolean outside = printing;
            printing = false;
            Expression inner = expression();
            printing = outside;
            require(")");
            return inner;
        }
        if (take("$")) {
            return new Expression.Field(operand());
        }
        if (atEnd() || looksAt(Kind.OPERATOR)) {
            throw refusal();
        }
        Token token = tokens.get(at++);
        return switch (token.kind()) {
            case NUMBER -> new Expression.Constant(Value.of(Double.parseDouble(token.text())));
            case TEXT -> new Expression.Constant(Value.of(token.text()));
            case REGEX ->
                new Expression.Match(
                        new Expression.Field(new Expression.Constant(Value.of(0))), regex(token.text()), false);
            case FUNCTION -> call(token.text());
            case NAME, OPERATOR -> name(token.text());
        };
    }

    private Expression name(String name) throws UnsupportedException {
        if (KEYWORDS.contains(name)) {
            throw new UnsupportedException(name);
        }
        if (name.equals("length")) {
            return new Expression.Call(name, List.of());
        }
        if (take("++")) {
            return new Expression.Counted(name, 1);
        }
        return take("--") ? new Expression.Counted(name, -1) : new Variable(name);
    }

    private Expression call(String function) throws UnsupportedException {
        if (!FUNCTIONS.contains(function)) {
            throw new UnsupportedException(function + "()");
        }
        List<Expression> arguments = new ArrayList<>();
        while (!looksAt(")")) {
            arguments.add(expression());
            if (!take(",")) {
                break;
            }
        }
        require(")");
        return new Expression.Call(function, arguments);
    }

    private void require(String operator) throws UnsupportedException {
        if (!take(operator)) {
            throw refusal();
        }
    }

    private static Regex regex(String pattern) throws UnsupportedException {
        return Optional.of(Regex.compile(pattern, true, false))
                .filter(Regex.Compiled.Good.class::isInstance)
                .map(it -> ((Regex.Compiled.Good) it).regex())
                .orElseThrow(() -> new UnsupportedException("the regular expression /" + pattern + "/"));
    }
}
