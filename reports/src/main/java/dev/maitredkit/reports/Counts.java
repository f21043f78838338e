package dev.maitredkit.reports;

import dev.maitredkit.reports.run.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How many rules came to each verdict, the gravest first; verdicts that none came to are left out. */
record Counts(List<Count> all, int rules) {

    private static final List<Result.Verdict> ORDER = List.of(
            Result.Verdict.FAILED,
            Result.Verdict.FLAKY,
            Result.Verdict.STALE_KNOWN_FAILURE,
            Result.Verdict.WARNING,
            Result.Verdict.KNOWN_FAILURE,
            Result.Verdict.HARNESS_ERROR,
            Result.Verdict.UNDETERMINED,
            Result.Verdict.BLOCKED,
            Result.Verdict.NOT_RUN,
            Result.Verdict.NOT_APPLICABLE,
            Result.Verdict.PASSED);

    record Count(Look look, int number) {}

    static Counts of(List<RuleLine> lines) {
        List<Count> counts = new ArrayList<>();
        for (Result.Verdict verdict : ORDER) {
            add(
                    counts,
                    Look.of(verdict),
                    lines.stream().filter(l -> l.is(verdict)).count());
        }
        add(
                counts,
                Look.NO_RESULT,
                lines.stream().filter(l -> l.result().isEmpty()).count());
        return new Counts(List.copyOf(counts), lines.size());
    }

    /** Such as «2 failed, 1 warning, 30 passed». */
    String sentence() {
        return all.stream()
                .map(count ->
                        Words.number(count.number()) + " " + count.look().word().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static void add(List<Count> counts, Look look, long number) {
        if (number > 0) {
            counts.add(new Count(look, Math.toIntExact(number)));
        }
    }
}
