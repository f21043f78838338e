package dev.maitredkit.fakeguest.userland.programs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands and what BusyBox 1.35 makes of them. A case is some lines: {@code $} a command, {@code <} its input,
 * {@code >} its output, {@code !} what it says on stderr (USAGE for its usage text), {@code =} its exit status if not
 * 0. An empty line ends a case; the next one starts with fresh files.
 */
final class CaseFile {
    private CaseFile() {}

    record Command(List<String> argv, String stdin, String stdout, String stderr, int status) {}

    static List<String> lines(String name) {
        try (InputStream in = CaseFile.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<List<Command>> read(String name) {
        List<List<Command>> cases = new ArrayList<>();
        List<Command> current = new ArrayList<>();
        for (String line : lines(name)) {
            if (line.isEmpty()) {
                cases.add(List.copyOf(current));
                current.clear();
                continue;
            }
            String text = unescaped(line.substring(2));
            if (line.charAt(0) == '$') {
                current.add(new Command(words(text), "", "", "", 0));
                continue;
            }
            Command it = current.remove(current.size() - 1);
            current.add(
                    switch (line.charAt(0)) {
                        case '<' -> new Command(it.argv(), text, it.stdout(), it.stderr(), it.status());
                        case '>' -> new Command(it.argv(), it.stdin(), text, it.stderr(), it.status());
                        case '!' -> new Command(it.argv(), it.stdin(), it.stdout(), text, it.status());
                        case '=' ->
                            new Command(it.argv(), it.stdin(), it.stdout(), it.stderr(), Integer.parseInt(text));
                        default -> throw new IllegalArgumentException(line);
                    });
        }
        cases.add(List.copyOf(current));
        return cases;
    }

    static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
            } else if (text.substring(i + 1).matches("(?s)[0-7]{3}.*")) {
                out.append((char) Integer.parseInt(text.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                char next = text.charAt(++i);
                out.append(next == 'n' ? '\n' : next == 't' ? '\t' : next == '0' ? '\0' : next);
            }
        }
        return out.toString();
    }

    /** Words at blanks, quoted as in sh. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (char c : text.toCharArray()) {
            if (quote != 0 ? c == quote : c == '\'' || c == '"') {
                quote = quote == 0 ? c : 0;
                begun = true;
            } else if (quote == 0 && c == ' ') {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
