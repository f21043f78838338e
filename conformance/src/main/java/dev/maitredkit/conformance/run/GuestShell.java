package dev.maitredkit.conformance.run;

import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.scenarios.data.Step;
import java.time.Duration;
import java.util.OptionalInt;

/** Runs scripts of the suite's own in a guest, outside of any scenario. */
public final class GuestShell {
    private final GuestUnderTest guest;
    private final Duration limit;

    /**
     * A shell in a guest.
     *
     * @param limit for each script, in the guest's time
     */
    public GuestShell(GuestUnderTest guest, Duration limit) {
        this.guest = guest;
        this.limit = limit;
    }

    /** The exit status of a script for {@code sh -c}; empty when the guest did not run it to an exit. */
    public OptionalInt exit(String script) {
        Sent sent = new Sent(
                guest,
                false,
                Step.newBuilder().setLaunchProcess(Scratch.shell(script)).build());
        if (!guest.await(sent.answer(), limit)) {
            sent.answer().cancel(true);
            return OptionalInt.empty();
        }
        return Calls.outcome(sent.answer()).exitStatus();
    }
}
