package dev.maitredkit.conformance.run;

import com.google.common.util.concurrent.ListenableFuture;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.scenarios.data.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A call that is under way; it knows when its answer came, however late somebody asks for it. */
final class Sent {
    private final Step step;
    private final Instant at;
    private final Future<?> answer;
    private final long number;
    private final AtomicReference<Answer> answered = new AtomicReference<>();

    /** When an answer came, on the guest's clock and in the order of events. */
    private record Answer(Instant at, long number) {}

    /** Sends the call of the step, which no order with others is asked of. */
    Sent(GuestUnderTest guest, boolean overTheWire, Step step) {
        this(guest, overTheWire, step, new AtomicLong(), () -> {});
    }

    /**
     * Sends the call of the step.
     *
     * @param events gives the numbers by which sending and answering are in order
     * @param then to be done when the answer comes, on whatever thread brings it
     */
    Sent(GuestUnderTest guest, boolean overTheWire, Step step, AtomicLong events, Runnable then) {
        this.step = step;
        this.at = guest.now();
        this.number = events.incrementAndGet();
        ListenableFuture<?> call = Calls.send(guest, overTheWire, step);
        this.answer = call;
        call.addListener(
                () -> {
                    answered.set(new Answer(guest.now(), events.incrementAndGet()));
                    then.run();
                },
                Runnable::run);
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
        Answer end = answered.get();
        return Duration.between(at, end == null ? now : end.at());
    }

    /** The place of the sending in the order of events. */
    long number() {
        return number;
    }

    boolean isAnswered() {
        return answered.get() != null;
    }

    /** The place of the answer; behind all others while there is none. */
    long answeredNumber() {
        Answer end = answered.get();
        return end == null ? Long.MAX_VALUE : end.number();
    }
}
