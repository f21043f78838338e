package dev.maitredkit.fakeguest.userland.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/** Collects the parts of a word, joining characters of the same kind. */
final class WordBuilder {
    private final List<Word.Part> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean textQuoted;

    void add(int c, boolean quoted) {
        if (textQuoted != quoted) {
            flush();
            textQuoted = quoted;
        }
        text.append((char) c);
    }

    void add(Word.Part part) {
        flush();
        parts.add(part);
    }

    /** A pair of quotes with nothing in it still makes a field. */
    void addEmptyQuotes() {
        add(new Word.Text("", true));
    }

    int size() {
        return parts.size() + text.length();
    }

    /** The characters so far, when they are unquoted text alone. */
    boolean isDigits() {
        if (!parts.isEmpty() || textQuoted || text.length() == 0 || text.length() > 4) {
            return false;
        }
        return text.chars().allMatch(Reserved::isDigit);
    }

    int takeNumber() {
        int number = Integer.parseInt(text.toString());
        text.setLength(0);
        return number;
    }

    Word build() {
        flush();
        return new Word(parts);
    }

    private void flush() {
        if (text.length() > 0) {
            parts.add(new Word.Text(text.toString(), textQuoted));
            text.setLength(0);
        }
    }
}
