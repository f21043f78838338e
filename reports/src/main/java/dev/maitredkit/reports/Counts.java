package dev.maitredkit.reports;

import dev.maitredkit.reports.run.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How many of a number of things look which way, the gravest first; looks that none has are left out.
 *
 * @param total of the things, mostly rules
 */
record Counts(List<Count> all, int total) {

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
        return ofLooks(lines.stream().map(RuleLine::look).toList());
    }

    /** Of the verdicts of rules. */
    static Counts ofLooks(Collection<Look> looks) {
        List<Look> order = new ArrayList<>(ORDER.stream().map(Look::of).toList());
        order.add(Look.NO_RESULT);
        return of(looks, order);
    }

    static Counts of(Collection<Look> looks, List<Look> order) {
        List<Count> counts = new ArrayList<>();
        for (Look look : order) {
            int number = Collections.frequency(looks, look);
            if (number > 0) {
                counts.add(new Count(look, number));
            }
        }
        return new Counts(List.copyOf(counts), looks.size());
    }

    int number(Look look) {
        return all.stream()
                .filter(count -> count.look().equals(look))
                .mapToInt(Count::number)
                .sum();
    }

    /** Such as «2 failed, 1 warning, 30 passed». */
    String sentence() {
        return all.stream()
                .map(count ->
                        Words.number(count.number()) + " " + count.look().word().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
