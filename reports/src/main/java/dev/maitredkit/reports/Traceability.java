package dev.maitredkit.reports;

import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.reports.run.Run;
import dev.maitredkit.reports.run.Sentence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sentences of the protocol's text, the rules that hold them, and what this run has shown of each.
 *
 * @param counts of what was shown
 * @param gaps sentences that no rule holds
 * @param elements all sentences, by message or service
 * @param loose rules whose basis is the protocol's text, and which no sentence names
 */
record Traceability(Counts counts, Cut<Line> gaps, List<Element> elements, int omitted, Cut<RuleRef> loose) {

    private static final int MOST = 2_000;

    static final Look HELD = new Look("Held", "✓", "good", "Every rule that holds it passed, or does not apply.");
    static final Look BROKEN = new Look("Broken", "✕", "bad", "A rule that holds it failed.");
    static final Look WEAK =
            new Look("Weak", "▲", "warn", "A rule of level SHOULD or MAY, or a known failure, holds it, and failed.");
    static final Look OPEN =
            new Look("Not shown", "?", "open", "A rule that holds it did not come to a verdict in this run.");
    static final Look NO_RULE = new Look("No rule", "–", "quiet", "No rule can hold it, and the reason is given.");
    static final Look GAP = new Look("Gap", "!", "bad", "No rule holds it, and no reason is given.");

    private static final List<Look> ORDER = List.of(BROKEN, GAP, WEAK, OPEN, NO_RULE, HELD);

    /** A sentence. */
    record Line(Sentence sentence, List<RuleRef> rules, Look look) {

        String message() {
            String element = sentence.getElement();
            int dot = element.indexOf('.');
            return dot > 0 ? element.substring(0, dot) : element;
        }
    }

    /** The sentences of one message or service. */
    record Element(String name, List<Line> lines, Counts counts) {}

    static Traceability of(Run run, List<RuleLine> rules) {
        RuleRef.Index index = RuleRef.Index.of(rules);
        List<Line> lines = run.getSentencesList().stream()
                .map(sentence -> line(sentence, index))
                .toList();
        Cut<Line> shown = Cut.of(lines, MOST);
        return new Traceability(
                counts(lines),
                Cut.of(lines.stream().filter(line -> line.rules().isEmpty()).toList(), MOST),
                elements(shown.shown()),
                shown.omitted(),
                Cut.of(loose(run, index), MOST));
    }

    boolean isEmpty() {
        return counts.total() == 0;
    }

    private static Line line(Sentence sentence, RuleRef.Index index) {
        List<RuleRef> rules = sentence.getRulesList().stream().map(index::ref).toList();
        return new Line(sentence, rules, look(sentence, rules));
    }

    private static Look look(Sentence sentence, List<RuleRef> rules) {
        if (rules.isEmpty()) {
            return sentence.getWhyNone().isBlank() ? GAP : NO_RULE;
        }
        Set<String> tones = new HashSet<>();
        rules.forEach(rule -> tones.add(rule.look().css()));
        boolean shown = rules.stream().anyMatch(rule -> rule.look().css().equals("good"));
        if (tones.contains("bad")) {
            return BROKEN;
        }
        if (tones.contains("warn")) {
            return WEAK;
        }
        boolean all = rules.stream()
                .allMatch(rule ->
                        rule.look().css().equals("good") || rule.look().equals(Look.of(Result.Verdict.NOT_APPLICABLE)));
        return shown && all ? HELD : OPEN;
    }

    private static List<Element> elements(List<Line> lines) {
        Map<String, List<Line>> byMessage = new LinkedHashMap<>();
        lines.forEach(line -> byMessage
                .computeIfAbsent(line.message(), name -> new ArrayList<>())
                .add(line));
        return byMessage.entrySet().stream()
                .map(e -> new Element(e.getKey(), List.copyOf(e.getValue()), counts(e.getValue())))
                .toList();
    }

    private static Counts counts(List<Line> lines) {
        return Counts.of(lines.stream().map(Line::look).toList(), ORDER);
    }

    private static List<RuleRef> loose(Run run, RuleRef.Index index) {
        Set<String> named = new HashSet<>();
        run.getSentencesList().forEach(sentence -> named.addAll(sentence.getRulesList()));
        return run.getCatalogueList().stream()
                .filter(rule -> rule.getBasis() == Rule.Basis.PROTOCOL && !named.contains(rule.getId()))
                .map(rule -> index.ref(rule.getId()))
                .toList();
    }
}
