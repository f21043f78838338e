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
 * @param failures rules that failed or have a failure to tell of, a MUST before a SHOULD
 * @param undecided rules that came to no verdict about the guest
 */
record ReportPage(
        Run run,
        Look verdict,
        Counts counts,
        Cut<RuleLine> failures,
        List<RuleLine> undecided,
        History history,
        List<Group> groups,
        Traceability traceability,
        CoverageTable coverage,
        Kills kills) {

    /** As many as a person could read, and a browser hold. */
    private static final int MOST_FAILURES = 100;

    /** A part of the page, for its table of contents. */
    record Section(String id, String title) {}

    /** The rules of one RPC. */
    record Group(String name, List<RuleLine> lines, Counts counts) {}

    static ReportPage of(Run run) {
        List<RuleLine> lines = RuleLine.all(run);
        return new ReportPage(
                run,
                Look.of(run.getVerdict()),
                Counts.of(lines),
                Cut.of(failures(lines), MOST_FAILURES),
                undecided(lines),
                History.of(run, lines),
                groups(lines),
                Traceability.of(run, lines),
                CoverageTable.of(run),
                Kills.of(run, lines));
    }

    /** The parts that the page has, in its order. */
    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        add(sections, !failures.isEmpty(), "failures", "What went wrong");
        add(sections, !undecided.isEmpty(), "undecided", "Undecided");
        add(sections, !history.isEmpty(), "history", "History");
        add(sections, true, "rules", "All rules");
        add(sections, !traceability.isEmpty(), "traceability", "Traceability");
        add(sections, !coverage.isEmpty(), "coverage", "Coverage");
        add(sections, !kills.isEmpty(), "kills", "Kill matrix");
        add(sections, true, "facts", "The run");
        return List.copyOf(sections);
    }

    /** Whether the page tells of the rule's failure, so that a link to it leads somewhere. */
    boolean tells(RuleLine line) {
        return failures.shown().contains(line);
    }

    private static void add(List<Section> sections, boolean there, String id, String title) {
        if (there) {
            sections.add(new Section(id, title));
        }
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
        if (!run.getKnownFailures().isEmpty()) {
            limits.add("KNOWN FAILURES: what " + run.getKnownFailures() + " names does not count as failed.");
        }
        if (run.getTimeFactor() != 0 && run.getTimeFactor() != 1) {
            limits.add("TIME: the suite’s limits were multiplied with " + run.getTimeFactor() + ".");
        }
        long notRun = count(Result.Verdict.NOT_RUN);
        if (notRun > 0) {
            limits.add("NOT RUN: " + Words.count(notRun, "rule") + " of " + Words.number(counts.total())
                    + " did not run; nothing is known of what they ask.");
        }
        long missing = groups.stream()
                .flatMap(group -> group.lines().stream())
                .filter(line -> line.result().isEmpty())
                .count();
        if (missing > 0) {
            limits.add("NO RESULT: the run ended before " + Words.count(missing, "rule") + " of "
                    + Words.number(counts.total()) + " could be reached.");
        }
        if (counts.total() == 0) {
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

    /** What counts as a failure comes first, then what failed without counting, then what failed otherwise. */
    private static List<RuleLine> failures(List<RuleLine> lines) {
        List<RuleLine> failures = new ArrayList<>();
        lines.stream().filter(line -> line.is(Result.Verdict.FAILED)).forEach(failures::add);
        lines.stream()
                .filter(line -> line.counted() && !line.is(Result.Verdict.FAILED))
                .forEach(failures::add);
        lines.stream().filter(line -> line.is(Result.Verdict.WARNING)).forEach(failures::add);
        lines.stream()
                .filter(line -> line.failure().isPresent())
                .filter(line -> !line.counted() && !line.is(Result.Verdict.WARNING))
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
