package dev.maitredkit.fakeguest.userland.shell;

import java.util.ArrayList;
import java.util.List;

/** How read cuts a line into as many fields as there are variables (POSIX). */
final class ReadFields {
    private final String text;
    private final String escaped;
    private final String ifs;
    private int position;

    private ReadFields(String text, String escaped, String ifs) {
        this.text = text;
        this.escaped = escaped;
        this.ifs = ifs;
    }

    /** Exactly {@code count} fields; {@code escaped} has a '1' for each character that is no separator. */
    static List<String> split(String text, String escaped, String ifs, int count) {
        return new ReadFields(text, escaped, ifs).split(count);
    }

    private List<String> split(int count) {
        List<String> fields = new ArrayList<>();
        skipBlanks();
        while (fields.size() < count - 1) {
            int start = position;
            while (position < text.length() && !isSeparator(position)) {
                position++;
            }
            fields.add(text.substring(start, position));
            skipSeparator();
        }
        fields.add(rest());
        return fields;
    }

    private boolean isSeparator(int at) {
        return ifs.indexOf(text.charAt(at)) >= 0 && escaped.charAt(at) == '0';
    }

    private boolean isBlank(int at) {
        return isSeparator(at) && " \t\n".indexOf(text.charAt(at)) >= 0;
    }

    private void skipBlanks() {
        while (position < text.length() && isBlank(position)) {
            position++;
        }
    }

    /** Blanks with at most one other separator among them. */
    private void skipSeparator() {
        skipBlanks();
        if (position < text.length() && isSeparator(position)) {
            position++;
            skipBlanks();
        }
    }

    /** What is left for the last variable: trailing blanks go, and a separator that ends a last single field. */
    private String rest() {
        int start = position;
        int end = text.length();
        while (end > start && isBlank(end - 1)) {
            end--;
        }
        int fieldEnd = start;
        while (fieldEnd < end && !isSeparator(fieldEnd)) {
            fieldEnd++;
        }
        position = fieldEnd;
        skipSeparator();
        return position >= end && fieldEnd < end ? text.substring(start, fieldEnd) : text.substring(start, end);
    }
}
