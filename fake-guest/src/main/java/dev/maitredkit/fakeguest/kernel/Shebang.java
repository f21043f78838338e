package dev.maitredkit.fakeguest.kernel;

import java.util.Optional;

/** The first line of a script: {@code #!interpreter argument} (execve(2); load_script in Linux 6.18). */
record Shebang(String interpreter, Optional<String> argument) {
    /** How many bytes of a file the kernel looks at. */
    static final int HEAD = 256;

    /** Empty when there is no such line, it names no interpreter, or the name may have been cut off. */
    static Optional<Shebang> find(String head) {
        if (!head.startsWith("#!")) {
            return Optional.empty();
        }
        int newline = head.indexOf('\n');
        String rest = head.substring(2, newline < 0 ? head.length() : newline);
        String line = rest.indexOf('\0') < 0 ? rest : rest.substring(0, rest.indexOf('\0'));
        String body = stripBlanks(line);
        int end = endOfWord(body);
        boolean mayBeCut = newline < 0 && head.length() == HEAD && end == body.length() && line.endsWith(body);
        if (body.isEmpty() || mayBeCut) {
            return Optional.empty();
        }
        String argument = stripBlanks(body.substring(end));
        return Optional.of(
                new Shebang(body.substring(0, end), argument.isEmpty() ? Optional.empty() : Optional.of(argument)));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static int endOfWord(String text) {
        int end = 0;
        while (end < text.length() && !isBlank(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static String stripBlanks(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
