package dev.maitredkit.reports;

import dev.maitredkit.reports.run.Coverage;
import dev.maitredkit.reports.run.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the run has met: the answers to each kind of call, and which call came straight after which. What is recorded with a
 * count of 0, and a pair of calls that is not recorded, is a gap.
 *
 * @param acts the kinds of call of the square of transitions
 * @param rows one for each of them, as the earlier call
 * @param gaps pairs that never came, such as «Mount → Shutdown»
 */
record CoverageTable(
        Cut<Act> outcomes, List<String> acts, int omittedActs, List<Row> rows, int pairs, Cut<String> gaps) {

    private static final int MOST_ACTS = 24;
    private static final int MOST_OUTCOMES = 60;
    private static final int MOST_GAPS = 200;

    /** A kind of call and the answers to it. */
    record Act(String name, long total, Cut<Coverage.Outcome> met, Cut<Coverage.Outcome> missed) {}

    /** What came after one kind of call. */
    record Row(String from, List<Cell> cells) {}

    /** How often; the heat goes from 0, never, to 4, as often as the most frequent. */
    record Cell(String to, int count, int heat) {}

    static CoverageTable of(Run run) {
        Coverage coverage = run.getCoverage();
        Cut<String> acts = Cut.of(List.copyOf(names(coverage)), MOST_ACTS);
        Map<List<String>, Integer> pairs = new HashMap<>();
        coverage.getTransitionList()
                .forEach(t -> pairs.merge(List.of(t.getFrom(), t.getTo()), Math.max(0, t.getCount()), Integer::sum));
        int most = pairs.values().stream().mapToInt(n -> n).max().orElse(0);
        List<Row> rows = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        for (String from : pairs.isEmpty() ? List.<String>of() : acts.shown()) {
            List<Cell> cells = new ArrayList<>();
            for (String to : acts.shown()) {
                int count = pairs.getOrDefault(List.of(from, to), 0);
                cells.add(new Cell(to, count, heat(count, most)));
                if (count == 0) {
                    gaps.add(from + " → " + to);
                }
            }
            rows.add(new Row(from, List.copyOf(cells)));
        }
        return new CoverageTable(
                Cut.of(outcomes(coverage), MOST_ACTS),
                acts.shown(),
                acts.omitted(),
                List.copyOf(rows),
                rows.size() * rows.size(),
                Cut.of(gaps, MOST_GAPS));
    }

    boolean isEmpty() {
        return outcomes.isEmpty() && rows.isEmpty();
    }

    int missing() {
        return gaps.shown().size() + gaps.omitted();
    }

    private static Set<String> names(Coverage coverage) {
        Set<String> names = new LinkedHashSet<>();
        coverage.getOutcomeList().forEach(outcome -> names.add(outcome.getAct()));
        coverage.getTransitionList().forEach(transition -> {
            names.add(transition.getFrom());
            names.add(transition.getTo());
        });
        return names;
    }

    private static List<Act> outcomes(Coverage coverage) {
        Map<String, List<Coverage.Outcome>> byAct = new LinkedHashMap<>();
        coverage.getOutcomeList()
                .forEach(outcome -> byAct.computeIfAbsent(outcome.getAct(), act -> new ArrayList<>())
                        .add(outcome));
        return byAct.entrySet().stream()
                .map(act -> new Act(
                        act.getKey(),
                        act.getValue().stream()
                                .mapToLong(Coverage.Outcome::getCount)
                                .sum(),
                        Cut.of(
                                act.getValue().stream()
                                        .filter(outcome -> outcome.getCount() > 0)
                                        .toList(),
                                MOST_OUTCOMES),
                        Cut.of(
                                act.getValue().stream()
                                        .filter(outcome -> outcome.getCount() <= 0)
                                        .toList(),
                                MOST_OUTCOMES)))
                .toList();
    }

    /** On a scale of logarithms: counts differ by powers of ten. */
    private static int heat(int count, int most) {
        if (count == 0) {
            return 0;
        }
        return 1 + (int) Math.round(3 * Math.log(count) / Math.max(Math.log(most), 1));
    }
}
