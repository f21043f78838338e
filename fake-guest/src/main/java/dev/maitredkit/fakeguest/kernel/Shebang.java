package dev.maitredkit.fakeguest.kernel;

import java.util.Optional;

/** The first line of a script: {@code #!interpreter argument} (execve(2); load_script in Linux 6.18). */
record Shebang(String interpreter, Optional<String> argument) {
    /** How many bytes of a file the kernel looks at. */
    static final int HEAD = 256;

    private static final int LAST = HEAD - 1;
    private static final char NUL = '\0';

    /**
     * Empty when there is no such line, it names no interpreter, or the name may have been cut off. A line that does not
     * end within the head, or has a NUL before its end, keeps the blanks at its end.
     *
     * @param head at most {@link #HEAD} bytes
     */
    static Optional<Shebang> find(String head) {
        if (!head.startsWith("#!")) {
            return Optional.empty();
        }
        String buffer = head + String.valueOf(NUL).repeat(HEAD - head.length());
        int end = buffer.indexOf('\n');
        int nul = buffer.indexOf(NUL);
        if (end < 0 || nul >= 0 && nul < end) {
            int word = skipBlanks(buffer, 2, LAST);
            if (word > LAST || endOfWord(buffer, word, LAST) > LAST) {
                return Optional.empty();
            }
            end = LAST;
        }
        while (isBlank(buffer.charAt(end - 1))) {
            end--;
        }
        int name = skipBlanks(buffer, 2, end);
        return name < end ? Optional.of(split(buffer, name, end)) : Optional.empty();
    }

    private static Shebang split(String buffer, int name, int end) {
        int nameEnd = endOfWord(buffer, name, end);
        String interpreter = buffer.substring(name, Math.min(nameEnd, end));
        int argument = nameEnd <= end && buffer.charAt(nameEnd) != NUL ? skipBlanks(buffer, nameEnd, end) : end + 1;
        return new Shebang(
                interpreter,
                argument <= end ? Optional.of(untilNul(buffer.substring(argument, end))) : Optional.empty());
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Beyond {@code last} when there is nothing else; so are those below. */
    private static int skipBlanks(String text, int from, int last) {
        int at = from;
        while (at <= last && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int endOfWord(String text, int from, int last) {
        int at = from;
        while (at <= last && text.charAt(at) != NUL && !isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String untilNul(String text) {
        int nul = text.indexOf(NUL);
        return nul < 0 ? text : text.substring(0, nul);
    }
}
