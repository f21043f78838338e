package dev.maitredkit.reports;

import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the page says, in its order, so that the templates decide nothing.
 *
 * @param failures rules with a failure to tell of, a MUST before a SHOULD
 * @param undecided rules that came to no verdict about the guest
 */
record ReportPage(
        Run run, Look verdict, Counts counts, List<RuleLine> failures, List<RuleLine> undecided, List<Group> groups) {

    /** The rules of one RPC. */
    record Group(String name, List<RuleLine> lines, Counts counts) {}

    static ReportPage of(Run run) {
        List<RuleLine> lines = RuleLine.all(run);
        return new ReportPage(
                run, Look.of(run.getVerdict()), Counts.of(lines), failures(lines), undecided(lines), groups(lines));
    }

    String title() {
        return verdict.word() + " – " + Excerpt.line(run.getGuest().getAddress(), 80) + " – maitred-kit";
    }

    /** Why the verdict is about less than the whole catalogue; empty when it is about all of it. */
    List<String> limits() {
        List<String> limits = new ArrayList<>();
        if (run.getPartial()) {
            limits.add("PARTIAL: by choice the run was held to a part of the catalogue" + filters()
                    + ". What it says is true of that part only.");
        }
        long notRun = count(Result.Verdict.NOT_RUN);
        if (notRun > 0) {
            limits.add("NOT RUN: " + Words.count(notRun, "rule") + " of " + Words.number(counts.rules())
                    + " did not run; nothing is known of what they ask.");
        }
        long missing = groups.stream()
                .flatMap(group -> group.lines().stream())
                .filter(line -> line.result().isEmpty())
                .count();
        if (missing > 0) {
            limits.add("NO RESULT: the run ended before " + Words.count(missing, "rule") + " of "
                    + Words.number(counts.rules()) + " could be reached.");
        }
        if (counts.rules() == 0) {
            limits.add("NOTHING RAN: the record has no rule in it.");
        }
        return limits;
    }

    private String filters() {
        List<String> filters = new ArrayList<>();
        if (!run.getRuleFilter().isEmpty()) {
            filters.add("rules " + run.getRuleFilter());
        }
        if (!run.getLevelFilter().isEmpty()) {
            filters.add("level " + run.getLevelFilter());
        }
        return filters.isEmpty() ? "" : " (" + String.join(", ", filters) + ")";
    }

    private long count(Result.Verdict verdict) {
        return groups.stream()
                .flatMap(group -> group.lines().stream())
                .filter(line -> line.is(verdict))
                .count();
    }

    private static List<RuleLine> failures(List<RuleLine> lines) {
        List<RuleLine> failures = new ArrayList<>();
        lines.stream().filter(line -> line.is(Result.Verdict.FAILED)).forEach(failures::add);
        lines.stream().filter(line -> line.is(Result.Verdict.WARNING)).forEach(failures::add);
        lines.stream()
                .filter(line -> line.failure().isPresent())
                .filter(line -> !line.is(Result.Verdict.FAILED) && !line.is(Result.Verdict.WARNING))
                .forEach(failures::add);
        return List.copyOf(failures);
    }

    private static List<RuleLine> undecided(List<RuleLine> lines) {
        return lines.stream()
                .filter(line -> line.is(Result.Verdict.HARNESS_ERROR)
                        || line.is(Result.Verdict.UNDETERMINED)
                        || line.is(Result.Verdict.BLOCKED))
                .toList();
    }

    private static List<Group> groups(List<RuleLine> lines) {
        Map<String, List<RuleLine>> byGroup = new LinkedHashMap<>();
        lines.forEach(line ->
                byGroup.computeIfAbsent(line.group(), name -> new ArrayList<>()).add(line));
        return byGroup.entrySet().stream()
                .map(e -> new Group(e.getKey(), List.copyOf(e.getValue()), Counts.of(e.getValue())))
                .toList();
    }
}
