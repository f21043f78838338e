package dev.maitredkit.conformance.compare;

import dev.maitredkit.conformance.guest.GuestLostException;
import dev.maitredkit.scenarios.data.Scenario;
import java.util.Optional;

/** Drops steps from a scenario as long as the two guests still differ in the same way. */
final class Shrinking {
    /** A bound in scenarios, so that every machine ends at the same one. */
    private static final int MOST = 200;

    private final Trial trial;
    private Difference smallest;
    private int runs;

    private Shrinking(Difference start, Trial trial) {
        this.trial = trial;
        this.smallest = start;
    }

    /** Runs a scenario on both guests. */
    @FunctionalInterface
    interface Trial {
        Optional<Difference> run(Scenario scenario) throws GuestLostException;
    }

    static Difference smallest(Difference start, Trial trial) throws GuestLostException {
        Shrinking shrinking = new Shrinking(start, trial);
        int chunk = Math.max(1, start.scenario().getStepsCount() / 2);
        while (chunk >= 1) {
            boolean dropped = shrinking.dropChunksOf(chunk);
            chunk = dropped && chunk == 1 ? 1 : chunk / 2;
        }
        return shrinking.smallest;
    }

    /** The last step is the one that differs; it stays. */
    private boolean dropChunksOf(int size) throws GuestLostException {
        boolean any = false;
        int at = 0;
        while (at < smallest.scenario().getStepsCount() - 1 && runs < MOST) {
            int end = Math.min(at + size, smallest.scenario().getStepsCount() - 1);
            Scenario.Builder without = smallest.scenario().toBuilder();
            for (int i = at; i < end; i++) {
                without.removeSteps(at);
            }
            runs++;
            Optional<Difference> still = trial.run(without.build()).filter(this::isSame);
            if (still.isPresent()) {
                smallest = still.get();
                any = true;
            } else {
                at += size;
            }
        }
        return any;
    }

    private boolean isSame(Difference other) {
        return other.step().equals(smallest.step())
                && other.first().equals(smallest.first())
                && other.second().equals(smallest.second());
    }
}
