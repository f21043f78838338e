package dev.maitredkit.fakeguest.userland.shell.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The arguments of a printf while they are used up, and what was wrong with them. */
final class PrintfArguments {
    private final List<String> all;
    private final List<String> errors = new ArrayList<>();
    private int used;

    PrintfArguments(List<String> all) {
        this.all = all;
    }

    int left() {
        return all.size() - used;
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    void fail(String message) {
        errors.add(message);
    }

    /** The next one, "" behind the last. */
    String next() {
        return used < all.size() ? all.get(used++) : "";
    }

    /** The next one as a number of C; a quote in front gives the code of the character behind it. */
    long nextNumber() {
        String text = next();
        if (text.length() > 1 && (text.charAt(0) == '\'' || text.charAt(0) == '"')) {
            return text.charAt(1);
        }
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        Optional<Long> value = digits.indexOf('#') < 0 && fits(digits) ? Numbers.parse(digits) : Optional.empty();
        if (value.isEmpty()) {
            errors.add("invalid number '" + text + "'");
            return 0;
        }
        return negative ? -value.get() : value.get();
    }

    private static boolean fits(String digits) {
        boolean hexadecimal = digits.startsWith("0x") || digits.startsWith("0X");
        return hexadecimal || digits.length() < 20;
    }

    double nextReal() {
        String text = next();
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            errors.add("invalid number '" + text + "'");
            return 0;
        }
    }
}
