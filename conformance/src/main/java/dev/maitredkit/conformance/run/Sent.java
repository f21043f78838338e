package dev.maitredkit.conformance.run;

import com.google.common.util.concurrent.ListenableFuture;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.scenarios.data.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/** A call that is under way; it knows when its answer came, however late somebody asks for it. */
final class Sent {
    private final Step step;
    private final Instant at;
    private final Future<?> answer;
    private final AtomicReference<Instant> answered = new AtomicReference<>();

    Sent(GuestUnderTest guest, boolean overTheWire, Step step) {
        this.step = step;
        this.at = guest.now();
        ListenableFuture<?> call = Calls.send(guest, overTheWire, step);
        call.addListener(() -> answered.set(guest.now()), Runnable::run);
        this.answer = call;
    }

    Step step() {
        return step;
    }

    Instant at() {
        return at;
    }

    Future<?> answer() {
        return answer;
    }

    /** From the call to its answer; to {@code now} when there is none yet. */
    Duration took(Instant now) {
        Instant end = answered.get();
        return Duration.between(at, end == null ? now : end);
    }
}
