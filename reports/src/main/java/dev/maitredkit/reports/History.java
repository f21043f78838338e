package dev.maitredkit.reports;

import dev.maitredkit.reports.run.EarlierRun;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Earlier runs beside this one, which is the last.
 *
 * @param runs the latest of them, in the order of their time
 * @param omitted earlier ones that are not shown
 * @param changes rules that did not come to the same verdict in all of them
 */
record History(List<Column> runs, int omitted, Cut<Change> changes) {

    private static final int MOST_RUNS = 12;
    private static final int MOST_CHANGES = 300;

    /** A run. */
    record Column(String time, String iso, Look verdict, String kit, String headline, Counts counts, boolean current) {}

    /** A rule, and what it came to in each of the runs. */
    record Change(RuleRef rule, String title, boolean changedNow, List<Look> looks) {}

    static History of(Run run, List<RuleLine> rules) {
        List<EarlierRun> all = run.getHistoryList();
        List<EarlierRun> shown = all.subList(Math.max(0, all.size() - MOST_RUNS), all.size());
        if (shown.isEmpty()) {
            return new History(List.of(), 0, Cut.of(List.of(), 0));
        }
        List<Column> columns = new ArrayList<>();
        shown.forEach(earlier -> columns.add(column(earlier)));
        columns.add(new Column(
                Words.shortTime(run.getStarted()),
                Words.isoTime(run.getStarted()),
                Look.of(run.getVerdict()),
                run.getKitVersion(),
                run.getHeadline(),
                Counts.of(rules),
                true));
        return new History(
                List.copyOf(columns), all.size() - shown.size(), Cut.of(changes(shown, rules), MOST_CHANGES));
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    private static Column column(EarlierRun earlier) {
        return new Column(
                Words.shortTime(earlier.getStarted()),
                Words.isoTime(earlier.getStarted()),
                Look.of(earlier.getVerdict()),
                earlier.getKitVersion(),
                earlier.getHeadline(),
                Counts.ofLooks(
                        earlier.getResultsMap().values().stream().map(Look::of).toList()),
                false);
    }

    /** Those that changed with this run come first. */
    private static List<Change> changes(List<EarlierRun> earlier, List<RuleLine> rules) {
        List<Change> changes = new ArrayList<>();
        for (RuleLine rule : rules) {
            List<Look> looks = new ArrayList<>();
            earlier.forEach(run -> looks.add(look(run.getResultsMap(), rule.id())));
            looks.add(rule.look());
            if (looks.stream().distinct().count() > 1) {
                boolean now = !looks.get(looks.size() - 2).equals(rule.look());
                changes.add(new Change(
                        new RuleRef(rule.id(), rule.look(), true), rule.rule().getTitle(), now, List.copyOf(looks)));
            }
        }
        changes.sort((one, other) -> Boolean.compare(other.changedNow(), one.changedNow()));
        return changes;
    }

    private static Look look(Map<String, Result.Verdict> results, String rule) {
        Result.Verdict verdict = results.get(rule);
        return verdict == null ? Look.NO_RESULT : Look.of(verdict);
    }
}
