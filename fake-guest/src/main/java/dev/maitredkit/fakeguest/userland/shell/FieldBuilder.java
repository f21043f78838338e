package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.text.Glob;
import java.util.ArrayList;
import java.util.List;

/** Puts the results of expansions together and splits them into fields at IFS (POSIX sh 2.6.5). */
final class FieldBuilder {
    /** Where characters come from decides what may happen to them. */
    enum Kind {
        /** Neither split nor a pattern. */
        QUOTED,
        /** Stood in the script: not split, may be a pattern. */
        LITERAL,
        /** Came out of an expansion: split, and may be a pattern. */
        EXPANDED
    }

    /** A field, and the same as a pattern in which what was quoted is escaped. */
    record Field(String text, String pattern) {}

    private final String ifs;
    private final boolean splits;
    private final List<Field> fields = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder pattern = new StringBuilder();
    private boolean started;
    private boolean behindBlank;

    /** {@code splits} is false where only one field can be, as in assignments. */
    FieldBuilder(String ifs, boolean splits) {
        this.ifs = ifs;
        this.splits = splits;
    }

    void add(String piece, Kind kind) {
        if (kind == Kind.EXPANDED && splits) {
            split(piece);
            return;
        }
        if (kind == Kind.QUOTED || !piece.isEmpty()) {
            started = true;
            behindBlank = false;
        }
        for (int i = 0; i < piece.length(); i++) {
            append(piece.charAt(i), kind);
        }
    }

    private void append(char c, Kind kind) {
        text.append(c);
        if (kind == Kind.QUOTED) {
            Glob.appendQuoted(pattern, c);
        } else {
            pattern.append(c);
        }
    }

    private void split(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (ifs.indexOf(c) < 0) {
                append(c, Kind.EXPANDED);
                started = true;
                behindBlank = false;
            } else if (c == ' ' || c == '\t' || c == '\n') {
                if (started) {
                    endField();
                    behindBlank = true;
                }
            } else if (started || !behindBlank) {
                endField();
            } else {
                behindBlank = false;
            }
        }
    }

    /** The boundary between two parameters of {@code $@}. */
    void breakField() {
        if (started) {
            endField();
        }
    }

    private void endField() {
        fields.add(new Field(text.toString(), pattern.toString()));
        text.setLength(0);
        pattern.setLength(0);
        started = false;
        behindBlank = false;
    }

    boolean splits() {
        return splits;
    }

    int length() {
        return text.length();
    }

    List<Field> build() {
        breakField();
        return fields;
    }

    /** The one field of a builder that does not split. */
    Field buildOne() {
        return new Field(text.toString(), pattern.toString());
    }
}
