package dev.maitredkit.conformance.rules;

import com.google.protobuf.TextFormat;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.reports.run.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sentences of the protocol's text, in its order, each with the rules that hold it. The kit does not have the text: it
 * has the digests and its own words. docs/RULES.md says what counts as a sentence and how its line and digest are made.
 */
public final class Sentences {
    private static final String FILE = "sentences.textproto";

    private final List<Sentence> sentences;

    private Sentences(List<Sentence> sentences) {
        this.sentences = sentences;
    }

    /** The map that the kit ships. */
    public static Sentences load() {
        try (InputStream file =
                Objects.requireNonNull(Sentences.class.getResourceAsStream("/dev/maitredkit/conformance/" + FILE))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return of(TextFormat.parse(text, dev.maitredkit.reports.run.Sentences.class)
                    .getSentenceList());
        } catch (IOException failure) {
            throw new IllegalStateException("the map of sentences cannot be read", failure);
        }
    }

    static Sentences of(List<Sentence> sentences) {
        return new Sentences(List.copyOf(sentences));
    }

    /** All of them, in the order of the text. */
    public List<Sentence> all() {
        return sentences;
    }

    /** What is wrong with the map, each a sentence that says what to change; empty: it and the catalogue fit together. */
    public List<String> problems(Catalogue catalogue) {
        List<String> problems = new ArrayList<>();
        int line = 1;
        for (Sentence sentence : sentences) {
            problems(sentence, catalogue, line)
                    .forEach(what -> problems.add(FILE + ": " + name(sentence) + ": " + what));
            line = sentence.getLine();
        }
        Set<String> held =
                sentences.stream().flatMap(it -> it.getRulesList().stream()).collect(Collectors.toSet());
        catalogue.rules().stream()
                .filter(rule -> rule.getBasis() == Rule.Basis.PROTOCOL && !held.contains(rule.getId()))
                .map(rule -> FILE + ": no sentence names " + rule.getId() + ", whose basis is PROTOCOL (source: "
                        + rule.getSource() + "): add rules: \"" + rule.getId()
                        + "\" to each sentence that it holds, or give it the basis that it has in catalogue.textproto")
                .forEach(problems::add);
        return problems;
    }

    private static List<String> problems(Sentence sentence, Catalogue catalogue, int lineBefore) {
        List<String> problems = new ArrayList<>();
        if (sentence.getRulesCount() == 0 && sentence.getWhyNone().isBlank()) {
            problems.add("it has neither a rule nor a reason: name the rules that hold it, or say why_none can");
        }
        if (sentence.getRulesCount() > 0 && !sentence.getWhyNone().isEmpty()) {
            problems.add("it has rules, so that why_none has nothing to say: take it out");
        }
        if (new HashSet<>(sentence.getRulesList()).size() < sentence.getRulesCount()) {
            problems.add("it names a rule twice");
        }
        sentence.getRulesList().stream()
                .filter(rule -> catalogue.find(rule).isEmpty())
                .forEach(rule -> problems.add("it names " + rule + ", which is not in catalogue.textproto"));
        if (sentence.getElement().isBlank() || sentence.getParaphrase().isBlank()) {
            problems.add("it lacks its element or its paraphrase");
        }
        if (!sentence.getSha256().matches("[0-9a-f]{64}")) {
            problems.add("its sha256 is not 64 hexadecimal digits in lower case");
        }
        if (sentence.getLine() < lineBefore) {
            problems.add("it stands after a sentence of line " + lineBefore + ": the order is that of the text");
        }
        return problems;
    }

    private static String name(Sentence sentence) {
        return "the sentence \"" + sentence.getParaphrase() + "\" (" + sentence.getElement() + ", line "
                + sentence.getLine() + ")";
    }
}
