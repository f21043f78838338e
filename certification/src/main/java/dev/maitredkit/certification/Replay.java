package dev.maitredkit.certification;

import dev.maitredkit.conformance.care.Care;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.conformance.run.Difference;
import dev.maitredkit.conformance.run.ScenarioResult;
import dev.maitredkit.conformance.run.ScenarioRunner;
import dev.maitredkit.conformance.run.TimeFactor;
import dev.maitredkit.scenarios.data.Need;
import dev.maitredkit.scenarios.data.Scenario;
import dev.maitredkit.transport.GuestAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One scenario on a guest, outside of a certification; what it does to the guest is allowed by asking for it.
 *
 * @param result how it went
 * @param state where the guest is not as the check wants it that did not hold
 * @param notes what is to be known of what was left in the guest, a sentence each
 */
public record Replay(ScenarioResult result, List<Difference> state, List<String> notes) {
    private static final Duration CARE_LIMIT = Duration.ofSeconds(30);

    public Replay {
        state = List.copyOf(state);
        notes = List.copyOf(notes);
    }

    /**
     * Runs it with the same care as a certification.
     *
     * @param address of the guest; empty for the embedded fake
     * @throws java.io.UncheckedIOException when the guest's journal cannot be written, or another run on that guest is under way
     */
    public static Replay run(
            GuestUnderTest guest, Optional<GuestAddress> address, Scenario scenario, TimeFactor timeFactor) {
        String directory = ScenarioRunner.freshDirectory();
        Care care = new Care(
                guest,
                Guests.journal(address),
                directory,
                Set.of(Need.NETWORK, Need.TERMINA, Need.SHUTDOWN),
                timeFactor.limit(CARE_LIMIT));
        care.begin();
        boolean alive = false;
        try {
            ScenarioRunner.Look look = new ScenarioRunner(guest, directory, timeFactor).runClosely(scenario, false);
            alive = !look.result().leftGuestGone();
            care.end(alive);
            return new Replay(look.result(), look.state(), care.notes());
        } finally {
            care.end(alive);
        }
    }
}
