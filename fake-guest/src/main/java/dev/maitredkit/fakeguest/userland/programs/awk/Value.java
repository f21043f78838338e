package dev.maitredkit.fakeguest.userland.programs.awk;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of awk (POSIX, Expressions in awk).
 *
 * @param numeric a number, or a text from the input that looks like one
 */
record Value(String text, double number, boolean numeric) {
    static final Value UNSET = new Value("", 0, true);

    private static final Pattern NUMBER = Pattern.compile("\\s*([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)");
    private static final double LARGEST_INTEGER = 1L << 53;

    static Value of(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < LARGEST_INTEGER;
        return new Value(whole ? Long.toString((long) number) : shortest(number), number, true);
    }

    static Value of(boolean truth) {
        return of(truth ? 1 : 0);
    }

    /** A constant, which is a text whatever it looks like. */
    static Value of(String text) {
        return new Value(text, parse(text), false);
    }

    /** From the input. */
    static Value read(String text) {
        Matcher number = NUMBER.matcher(text);
        boolean whole = number.lookingAt() && text.substring(number.end()).isBlank();
        return new Value(text, parse(text), whole);
    }

    boolean isTrue() {
        return numeric ? number != 0 : !text.isEmpty();
    }

    /** As numbers if both are, else as texts. */
    int compareTo(Value other) {
        return numeric && other.numeric ? Double.compare(number, other.number) : text.compareTo(other.text);
    }

    private static double parse(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.lookingAt() ? Double.parseDouble(number.group(1)) : 0;
    }

    /** As CONVFMT and OFMT have it: six digits. */
    private static String shortest(double number) {
        String text = String.format(Locale.ROOT, "%.6g", number);
        return text.contains(".") && !text.contains("e") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
