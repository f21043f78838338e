package dev.maitredkit.fakeguest.userland.shell.text;

/** Backslash escapes as echo -e and printf have them in BusyBox 1.35. */
final class Escapes {
    private static final String LETTERS = "abefnrtv\\";
    private static final String VALUES = "\7\b\33\f\n\r\t\13\\";

    /** Decoded text, and whether a {@code \c} ended all output. */
    record Decoded(String text, boolean stopped) {}

    private Escapes() {}

    /**
     * Decodes all escapes of a text.
     *
     * @param zeroLeads octal numbers may have a 0 in front of their three digits ({@code %b} and echo)
     */
    static Decoded decode(String text, boolean zeroLeads) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '\\' || i == text.length()) {
                out.append(c);
                continue;
            }
            char escaped = text.charAt(i);
            if (escaped == 'c') {
                return new Decoded(out.toString(), true);
            }
            i = decodeOne(text, i, zeroLeads, out);
        }
        return new Decoded(out.toString(), false);
    }

    /** One escape whose backslash stands before {@code i}; gives where it ends. */
    static int decodeOne(String text, int i, boolean zeroLeads, StringBuilder out) {
        char c = text.charAt(i);
        int letter = LETTERS.indexOf(c);
        if (letter >= 0) {
            out.append(VALUES.charAt(letter));
            return i + 1;
        }
        if (c == 'x') {
            return number(text, i, i + 1, 16, 2, out);
        }
        if (c >= '0' && c <= '7') {
            boolean leading = zeroLeads && c == '0';
            int start = leading ? i + 1 : i;
            int end = start;
            int value = 0;
            while (end < text.length() && end < start + 3 && Character.digit(text.charAt(end), 8) >= 0) {
                value = value * 8 + Character.digit(text.charAt(end++), 8);
            }
            out.append((char) (value & 0xff));
            return end;
        }
        out.append('\\').append(c);
        return i + 1;
    }

    private static int number(String text, int escape, int start, int radix, int most, StringBuilder out) {
        int end = start;
        int value = 0;
        while (end < text.length() && end < start + most && Character.digit(text.charAt(end), radix) >= 0) {
            value = value * radix + Character.digit(text.charAt(end++), radix);
        }
        if (end == start) {
            out.append('\\').append(text.charAt(escape));
        } else {
            out.append((char) value);
        }
        return end;
    }
}
