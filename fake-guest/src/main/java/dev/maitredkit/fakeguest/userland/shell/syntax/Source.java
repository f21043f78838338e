package dev.maitredkit.fakeguest.userland.shell.syntax;

/** A cursor over the text of a script, which joins lines that end in a backslash. */
final class Source {
    static final int END = -1;

    private final boolean complete;
    private String text;
    private int position;
    private int line;

    Source(String text, int position, int line, boolean complete) {
        this.text = text;
        this.position = position;
        this.line = line;
        this.complete = complete;
    }

    String text() {
        return text;
    }

    int position() {
        return position;
    }

    int line() {
        return line;
    }

    /** The next character, continuation lines joined; {@link #END} at the end. */
    int peek() {
        while (position + 1 < text.length() && text.charAt(position) == '\\' && text.charAt(position + 1) == '\n') {
            position += 2;
            line++;
        }
        if (position == text.length() - 1 && text.charAt(position) == '\\' && !complete) {
            throw SyntaxError.more();
        }
        return peekRaw();
    }

    /** The next character as it stands. */
    int peekRaw() {
        if (position < text.length()) {
            return text.charAt(position);
        }
        if (!complete) {
            throw SyntaxError.more();
        }
        return END;
    }

    int next() {
        peek();
        return nextRaw();
    }

    int nextRaw() {
        int c = peekRaw();
        if (c != END) {
            position++;
            if (c == '\n') {
                line++;
            }
        }
        return c;
    }

    /** Takes the next character if it is this one. */
    boolean take(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        nextRaw();
        return true;
    }

    boolean startsWith(String wanted) {
        peek();
        return text.startsWith(wanted, position);
    }

    /** Puts {@code replacement} in the place of the text from {@code start} to the cursor, and goes back there. */
    void replaceSince(int start, String replacement) {
        text = text.substring(0, start) + replacement + text.substring(position);
        position = start;
    }
}
