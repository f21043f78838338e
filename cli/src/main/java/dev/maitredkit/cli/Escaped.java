package dev.maitredkit.cli;

/** Text from a guest is hostile: no control character of it reaches the terminal. */
final class Escaped {
    private Escaped() {}

    /** On one line, with control, format and surrogate characters written as {@code \}{@code uXXXX}. */
    static String line(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                line.append(String.format("\\u%04x", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
