package dev.maitredkit.certification;

import dev.maitredkit.conformance.care.Care;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.conformance.run.ScenarioResult;
import dev.maitredkit.conformance.run.ScenarioRunner;
import dev.maitredkit.conformance.run.TimeFactor;
import dev.maitredkit.conformance.session.Permission;
import dev.maitredkit.scenarios.data.Scenario;
import dev.maitredkit.transport.GuestAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One scenario on a guest, outside of a certification; what it does to the guest is allowed by asking for it.
 *
 * @param result how it went
 * @param notes what is to be known of what was left in the guest, a sentence each
 */
public record Replay(ScenarioResult result, List<String> notes) {
    private static final Duration CARE_LIMIT = Duration.ofSeconds(30);

    public Replay {
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
                guest, Guests.journal(address), directory, Permission.all(), timeFactor.limit(CARE_LIMIT));
        care.begin();
        Optional<ScenarioResult> result = Optional.empty();
        try {
            result = Optional.of(new ScenarioRunner(guest, directory, timeFactor).run(scenario));
        } finally {
            care.end(result.filter(it -> !it.leftGuestGone()).isPresent());
        }
        return new Replay(result.get(), care.notes());
    }
}
