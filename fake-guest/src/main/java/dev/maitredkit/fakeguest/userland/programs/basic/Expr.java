package dev.maitredkit.fakeguest.userland.programs.basic;

import dev.maitredkit.fakeguest.userland.programs.regex.Regex;
import dev.maitredkit.fakeguest.userland.programs.regex.Search;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Numbers;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.List;
import java.util.OptionalLong;

/** expr(1): arithmetic, comparison and matching on its arguments. */
final class Expr {
    private static final List<List<String>> LEVELS = List.of(
            List.of("|"),
            List.of("&"),
            List.of("=", "==", "!=", "<", "<=", ">", ">="),
            List.of("+", "-"),
            List.of("*", "/", "%"),
            List.of(":"));
    private static final int DEEPEST = 200;

    private final List<String> args;
    private int at;
    private int depth;

    private Expr(List<String> args) {
        this.args = args;
    }

    private static final class WrongException extends Exception {
        private final boolean unsupported;

        WrongException(String message) {
            this(message, false);
        }

        WrongException(String message, boolean unsupported) {
            super(message);
            this.unsupported = unsupported;
        }
    }

    static Work start(Call call) {
        List<String> args = call.args();
        if (!args.isEmpty() && args.get(0).equals("--")) {
            args = args.subList(1, args.size());
        }
        if (args.isEmpty()) {
            return Work.refuse(call, "too few arguments", 2);
        }
        try {
            Expr expr = new Expr(args);
            String value = expr.level(0);
            if (expr.at < args.size()) {
                throw new WrongException("syntax error");
            }
            return new Work.Say(Output.out(value + "\n"), isNull(value) ? 1 : 0);
        } catch (WrongException wrong) {
            return wrong.unsupported
                    ? Work.unsupported(call, wrong.getMessage())
                    : Work.refuse(call, wrong.getMessage(), 2);
        }
    }

    private static boolean isNull(String value) {
        OptionalLong number = Numbers.findSigned(value);
        return value.isEmpty() || number.isPresent() && number.getAsLong() == 0;
    }

    private String level(int level) throws WrongException {
        if (level == LEVELS.size()) {
            return primary();
        }
        String left = level(level + 1);
        while (at < args.size() && LEVELS.get(level).contains(args.get(at))) {
            String operator = args.get(at++);
            left = apply(operator, left, level(level + 1));
        }
        return left;
    }

    private String primary() throws WrongException {
        if (at >= args.size() || ++depth > DEEPEST) {
            throw new WrongException("syntax error");
        }
        String word = args.get(at++);
        String value;
        switch (word) {
            case "(":
                value = level(0);
                if (!next().equals(")")) {
                    throw new WrongException("syntax error");
                }
                break;
            case "quote":
                value = next();
                break;
            case "length":
                value = Integer.toString(primary().length());
                break;
            case "match":
                value = match(primary(), primary());
                break;
            case "index":
                value = index(primary(), primary());
                break;
            case "substr":
                value = substr(primary(), primary(), primary());
                break;
            default:
                value = word;
        }
        depth--;
        return value;
    }

    private String next() throws WrongException {
        if (at >= args.size()) {
            throw new WrongException("syntax error");
        }
        return args.get(at++);
    }

    private static String apply(String operator, String left, String right) throws WrongException {
        switch (operator) {
            case "|":
                return isNull(left) ? right : left;
            case "&":
                return isNull(left) || isNull(right) ? "0" : left;
            case ":":
                return match(left, right);
            case "+":
                return Long.toString(number(left) + number(right));
            case "-":
                return Long.toString(number(left) - number(right));
            case "*":
                return Long.toString(number(left) * number(right));
            case "/", "%":
                if (number(right) == 0) {
                    throw new WrongException("division by zero");
                }
                return Long.toString(
                        operator.equals("/") ? number(left) / number(right) : number(left) % number(right));
            default:
                return compare(operator, left, right) ? "1" : "0";
        }
    }

    private static boolean compare(String operator, String left, String right) {
        OptionalLong one = Numbers.findSigned(left);
        OptionalLong other = Numbers.findSigned(right);
        int order = one.isPresent() && other.isPresent()
                ? Long.compare(one.getAsLong(), other.getAsLong())
                : left.compareTo(right);
        return switch (operator) {
            case "=", "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static long number(String text) throws WrongException {
        return Numbers.findSigned(text).orElseThrow(() -> new WrongException("non-numeric argument"));
    }

    private static String match(String text, String pattern) throws WrongException {
        Regex.Compiled compiled = Regex.compile("^" + pattern, false, false);
        if (compiled instanceof Regex.Compiled.Bad bad) {
            throw new WrongException("bad regex '" + pattern + "': " + bad.message());
        }
        Regex regex = ((Regex.Compiled.Good) compiled).regex();
        Search search = regex.find(text, 0);
        if (search.tooHard()) {
            throw new WrongException("a pattern with so much backtracking", true);
        }
        if (regex.groups() > 0) {
            return search.found() ? search.group(text, 1) : "";
        }
        return search.found() ? Integer.toString(search.end()) : "0";
    }

    private static String index(String text, String set) {
        for (int i = 0; i < text.length(); i++) {
            if (set.indexOf(text.charAt(i)) >= 0) {
                return Integer.toString(i + 1);
            }
        }
        return "0";
    }

    private static String substr(String text, String from, String length) {
        long start = Numbers.findSigned(from).orElse(0);
        long count = Numbers.findSigned(length).orElse(0);
        if (start <= 0 || count <= 0 || start > text.length()) {
            return "";
        }
        return text.substring((int) start - 1, (int) Math.min(text.length(), start - 1 + count));
    }
}
