package dev.maitredkit.scenarios;

import com.google.protobuf.TextFormatParseLocation;

/** A place in a text; line and column from 1. */
record Place(int line, int column) {
    static final Place START = new Place(1, 1);

    static Place of(TextFormatParseLocation location) {
        return new Place(location.getLine() + 1, location.getColumn() + 1);
    }

    /** The place where the next character would stand. */
    static Place after(CharSequence text) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            column++;
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            }
        }
        return new Place(line, column);
    }

    /** How many characters of the text stand before it. */
    int offsetIn(String text) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return Math.min(text.length(), start + column - 1);
    }
}
