package dev.maitredkit.fakeguest.userland.programs.text;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One key of sort(1); fields and characters count from 1.
 *
 * @param toField 0 for the end of the line
 * @param toCharacter 0 for the end of the field
 * @param separator "" for the places where blanks begin
 */
record SortKey(int fromField, int fromCharacter, int toField, int toCharacter, String separator, String flags) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,6}))?([a-zA-Z]*)(?:,(\\d{1,6})(?:\\.(\\d{1,6}))?([a-zA-Z]*))?");
    private static final Pattern NUMBER = Pattern.compile("^[ \\t]*([-+]?[0-9]*\\.?[0-9]*)");

    static SortKey whole(String flags) {
        return new SortKey(1, 1, 0, 0, "", flags);
    }

    static Optional<SortKey> parse(String text, String separator, String common) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String own = form.group(3) + Optional.ofNullable(form.group(6)).orElse("");
        if (!own.matches("[nrbf]*") || number(form.group(1), 0) == 0) {
            return Optional.empty();
        }
        return Optional.of(new SortKey(
                number(form.group(1), 1),
                Math.max(1, number(form.group(2), 1)),
                number(form.group(4), 0),
                number(form.group(5), 0),
                separator,
                own.isEmpty() ? common : own));
    }

    private static int number(String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    int compare(String left, String right) {
        String one = of(left);
        String other = of(right);
        int order;
        if (has('n')) {
            order = value(one).compareTo(value(other));
        } else if (has('f')) {
            order = one.toUpperCase(Locale.ROOT).compareTo(other.toUpperCase(Locale.ROOT));
        } else {
            order = one.compareTo(other);
        }
        return has('r') ? -order : order;
    }

    private static BigDecimal value(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.find() || number.group(1).matches("[-+]?\\.?")) {
            return BigDecimal.ZERO;
        }
        String digits = number.group(1);
        return new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
    }

    private String of(String line) {
        if (fromField == 1 && fromCharacter == 1 && toField == 0) {
            return has('b') ? line.stripLeading() : line;
        }
        int start = Math.min(line.length(), blanksSkipped(line, fieldStart(line, fromField)) + fromCharacter - 1);
        int end = line.length();
        if (toField > 0) {
            int fieldAt = fieldStart(line, toField);
            end = toCharacter == 0
                    ? fieldEnd(line, fieldAt)
                    : Math.min(line.length(), blanksSkipped(line, fieldAt) + toCharacter);
        }
        return start < end ? line.substring(start, end) : "";
    }

    private int blanksSkipped(String line, int from) {
        int at = from;
        while (has('b') && at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private int fieldStart(String line, int field) {
        int at = 0;
        for (int i = 1; i < field && at < line.length(); i++) {
            at = fieldEnd(line, at);
            at += separator.isEmpty() || at == line.length() ? 0 : 1;
        }
        return at;
    }

    private int fieldEnd(String line, int from) {
        if (!separator.isEmpty()) {
            int found = line.indexOf(separator, from);
            return found < 0 ? line.length() : found;
        }
        int at = from;
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        while (at < line.length() && !isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
