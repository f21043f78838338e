package dev.maitredkit.reports;

import dev.maitredkit.reports.run.Kill;
import dev.maitredkit.reports.run.Run;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The wrong guests that the suite was held against.
 *
 * @param lines survivors first
 * @param unguarded rules that no wrong guest breaks; empty where the record has only a sample of them
 */
record Kills(boolean full, Counts counts, Cut<Line> lines, Cut<RuleRef> unguarded) {

    private static final int MOST = 1_000;

    static final Look CAUGHT =
            new Look("Caught", "✓", "good", "The rule that it breaks failed, for the reason that was foreseen.");
    static final Look SURVIVED = new Look("Survived", "✕", "bad", "The suite would certify a guest that is wrong so.");

    /** What came of one wrong guest. */
    record Line(Kill kill, Look look, RuleRef rule, List<RuleRef> also, List<RuleRef> blocked) {}

    static Kills of(Run run, List<RuleLine> rules) {
        RuleRef.Index index = RuleRef.Index.of(rules);
        List<Line> lines = new ArrayList<>();
        for (boolean killed : new boolean[] {false, true}) {
            run.getKillMatrix().getKillList().stream()
                    .filter(kill -> kill.getKilled() == killed)
                    .map(kill -> line(kill, index))
                    .forEach(lines::add);
        }
        return new Kills(
                run.getKillMatrix().getFull(),
                Counts.of(lines.stream().map(Line::look).toList(), List.of(SURVIVED, CAUGHT)),
                Cut.of(lines, MOST),
                Cut.of(run.getKillMatrix().getFull() ? unguarded(run, index) : List.of(), MOST));
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    boolean hasSurvivors() {
        return counts.number(SURVIVED) > 0;
    }

    String sentence() {
        return Words.number(counts.number(CAUGHT)) + " of " + Words.count(counts.total(), "wrong guest")
                + (counts.total() == 1 ? " was" : " were") + " caught"
                + (full ? "." : ", a sample of them.");
    }

    private static Line line(Kill kill, RuleRef.Index index) {
        return new Line(
                kill,
                kill.getKilled() ? CAUGHT : SURVIVED,
                index.ref(kill.getRule()),
                kill.getAlsoList().stream().map(index::ref).toList(),
                kill.getBlockedList().stream().map(index::ref).toList());
    }

    private static List<RuleRef> unguarded(Run run, RuleRef.Index index) {
        Set<String> broken = new HashSet<>();
        run.getKillMatrix().getKillList().forEach(kill -> broken.add(kill.getRule()));
        return run.getCatalogueList().stream()
                .filter(rule -> !broken.contains(rule.getId()))
                .map(rule -> index.ref(rule.getId()))
                .toList();
    }
}
