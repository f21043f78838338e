package dev.maitredkit.fakeguest.userland.programs.awk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs statements on one record; it lives no longer than that. */
final class Evaluation {
    private final Map<String, Value> variables;
    private final String line;
    private final List<String> fields;

    /** @param variables are changed */
    Evaluation(Map<String, Value> variables, String line) {
        this.variables = variables;
        this.line = line;
        this.fields = split(line, variable("FS").text());
    }

    private static List<String> split(String line, String separator) {
        if (separator.equals(" ") || separator.isEmpty()) {
            String bare = line.strip();
            return bare.isEmpty() ? List.of() : List.of(bare.split("[ \\t\\n]+"));
        }
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int next = line.indexOf(separator); next >= 0; next = line.indexOf(separator, from)) {
            fields.add(line.substring(from, next));
            from = next + separator.length();
        }
        fields.add(line.substring(from));
        return line.isEmpty() ? List.of() : fields;
    }

    Value variable(String name) {
        return name.equals("NF") ? Value.of(fields.size()) : variables.getOrDefault(name, Value.UNSET);
    }

    /** What print writes. */
    String printed(List<Expression> values) {
        if (values.isEmpty()) {
            return line + variable("ORS").text();
        }
        List<String> texts = values.stream().map(it -> value(it).text()).toList();
        return String.join(variable("OFS").text(), texts) + variable("ORS").text();
    }

    Value value(Expression expression) {
        if (expression instanceof Expression.Constant it) {
            return it.value();
        }
        if (expression instanceof Expression.Variable it) {
            return variable(it.name());
        }
        if (expression instanceof Expression.Field it) {
            return field((int) value(it.number()).number());
        }
        if (expression instanceof Expression.Assignment it) {
            Value value = value(it.value());
            variables.put(it.name(), value);
            return value;
        }
        if (expression instanceof Expression.Counted it) {
            Value before = variable(it.name());
            variables.put(it.name(), Value.of(before.number() + it.by()));
            return Value.of(before.number());
        }
        if (expression instanceof Expression.Not it) {
            return Value.of(!value(it.operand()).isTrue());
        }
        if (expression instanceof Expression.Negative it) {
            return Value.of(-value(it.operand()).number());
        }
        if (expression instanceof Expression.Match it) {
            return Value.of(it.regex().find(value(it.text()).text(), 0).found() != it.inverted());
        }
        return expression instanceof Expression.Binary it ? binary(it) : call((Expression.Call) expression);
    }

    private Value field(int number) {
        if (number == 0) {
            return Value.read(line);
        }
        return number > 0 && number <= fields.size() ? Value.read(fields.get(number - 1)) : Value.UNSET;
    }

    private Value binary(Expression.Binary it) {
        Value left = value(it.left());
        if (it.operator().equals("&&") || it.operator().equals("||")) {
            boolean decided = left.isTrue() == it.operator().equals("||");
            return Value.of(decided ? left.isTrue() : value(it.right()).isTrue());
        }
        Value right = value(it.right());
        return switch (it.operator()) {
            case "" -> Value.of(left.text() + right.text());
            case "+" -> Value.of(left.number() + right.number());
            case "-" -> Value.of(left.number() - right.number());
            case "*" -> Value.of(left.number() * right.number());
            case "/" -> Value.of(left.number() / right.number());
            case "%" -> Value.of(left.number() % right.number());
            case "==" -> Value.of(left.compareTo(right) == 0);
            case "!=" -> Value.of(left.compareTo(right) != 0);
            case "<" -> Value.of(left.compareTo(right) < 0);
            case "<=" -> Value.of(left.compareTo(right) <= 0);
            case ">" -> Value.of(left.compareTo(right) > 0);
            case ">=" -> Value.of(left.compareTo(right) >= 0);
            default -> throw new IllegalStateException("no operator: " + it.operator());
        };
    }

    private Value call(Expression.Call it) {
        List<Value> given = it.arguments().stream().map(this::value).toList();
        String text = given.isEmpty() ? line : given.get(0).text();
        return switch (it.function()) {
            case "length" -> Value.of(text.length());
            case "int" ->
                Value.of(given.isEmpty() ? 0 : (double) (long) given.get(0).number());
            case "tolower" -> Value.of(text.toLowerCase(Locale.ROOT));
            case "toupper" -> Value.of(text.toUpperCase(Locale.ROOT));
            case "index" ->
                Value.of(given.size() < 2 ? 0 : text.indexOf(given.get(1).text()) + 1);
            case "substr" -> Value.of(part(text, given));
            default -> throw new IllegalStateException("no function: " + it.function());
        };
    }

    private static String part(String text, List<Value> given) {
        double start = given.size() < 2 ? 1 : Math.rint(given.get(1).number());
        double length =
                given.size() < 3 ? text.length() : Math.rint(given.get(2).number());
        double end = given.size() < 3 ? text.length() + 1 : start + length;
        int from = (int) Math.max(1, start);
        int to = (int) Math.min(text.length() + 1, end);
        return from < to ? text.substring(from - 1, to - 1) : "";
    }
}
