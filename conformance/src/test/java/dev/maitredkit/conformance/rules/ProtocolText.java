package dev.maitredkit.conformance.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the protocol's text apart into sentences, as docs/RULES.md defines them, for whoever has the text: {@code
 * -Drules.text=FILE}.
 */
final class ProtocolText {
    private static final Pattern BLOCK = Pattern.compile("(?:message|enum|service) (\\w+) \\{");
    private static final Pattern MEMBER = Pattern.compile("(?:rpc (\\w+)\\(|.*?(\\w+) = \\d+;).*");
    private static final Pattern WORD = Pattern.compile("\\w+");

    /** A sentence as the text has it, white space folded. */
    record Told(String element, int line, String text) {
        String digest() {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest);
            } catch (NoSuchAlgorithmException absent) {
                throw new IllegalStateException(absent);
            }
        }
    }

    private record Word(int line, String text) {}

    private final List<Told> sentences = new ArrayList<>();
    private final List<Word> comment = new ArrayList<>();
    private final Deque<String> blocks = new ArrayDeque<>();

    private ProtocolText() {}

    static List<Told> sentences(String text) {
        ProtocolText parts = new ProtocolText();
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        // The published page begins with a line on the blob, which a plain copy of the file lacks.
        int first = lines.get(0).startsWith("blob: ") ? 1 : 2;
        for (int i = 0; i < lines.size(); i++) {
            parts.line(first + i, lines.get(i));
        }
        return parts.sentences;
    }

    private void line(int number, String line) {
        if (line.startsWith("//")) {
            words(line.substring(2)).forEach(word -> comment.add(new Word(number, word)));
        } else if (line.equals("}")) {
            blocks.removeLast();
        } else if (!line.startsWith("blob: ")) {
            String element = element(line);
            comment(element);
            sentences.add(new Told(element, number, String.join(" ", words(line))));
        }
    }

    /** A comment belongs to the declaration after it; a word that ends with a full stop ends a sentence. */
    private void comment(String element) {
        List<String> sentence = new ArrayList<>();
        int first = 0;
        for (Word word : comment) {
            first = sentence.isEmpty() ? word.line() : first;
            sentence.add(word.text());
            if (word.text().endsWith(".") || word == comment.get(comment.size() - 1)) {
                sentences.add(new Told(element, first, String.join(" ", sentence)));
                sentence.clear();
            }
        }
        comment.clear();
    }

    private String element(String declaration) {
        Matcher block = BLOCK.matcher(declaration);
        if (block.matches()) {
            blocks.addLast(block.group(1));
            return String.join(".", blocks);
        }
        Matcher member = MEMBER.matcher(declaration);
        if (!blocks.isEmpty() && member.matches()) {
            return String.join(".", blocks) + "." + (member.group(1) == null ? member.group(2) : member.group(1));
        }
        Matcher word = WORD.matcher(declaration);
        return word.find() ? word.group() : declaration;
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split("\\s+"));
    }
}
