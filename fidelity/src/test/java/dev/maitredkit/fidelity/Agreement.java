package dev.maitredkit.fidelity;

import dev.maitredkit.fidelity.SequencePlay.Played;
import java.util.List;

/** Shares of what agrees, from 0 to 1. */
final class Agreement {
    private Agreement() {}

    /** Of the rows that are modelled. */
    static double ofRows(List<Verdict> rows) {
        long agreed =
                rows.stream().filter(it -> it.kind() == Verdict.Kind.AGREED).count();
        long differing =
                rows.stream().filter(it -> it.kind() == Verdict.Kind.DIFFERS).count();
        return (double) agreed / (agreed + differing);
    }

    /** Of all steps, those before the first difference of their sequence. */
    static double ofSteps(List<Played> sequences) {
        return sequences.stream().mapToDouble(Played::agreed).sum()
                / sequences.stream()
                        .mapToDouble(it -> it.sequence().steps().size())
                        .sum();
    }
}
