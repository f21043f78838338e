package dev.maitredkit.fakeguest.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The owner of one guest's state. Inputs come from any thread and are applied one at a time; {@link #state} can be
 * read at any time. On a virtual clock everything that is due happens within the call that made it due; on the real
 * one a part happens then, and the shared timer does the rest.
 *
 * @param <S> the state, immutable
 * @param <I> inputs
 * @param <E> effects
 */
public final class GuestRuntime<S, I, E> implements AutoCloseable {
    private static final Timer NO_TIMER = (task, delay) -> {
        throw new IllegalStateException("a virtual clock has no timer");
    };

    private final Machine<S, I, E> machine;
    private final Outside<E> outside;
    private final GuestClock clock;
    private final Timer timer;
    private final SerialQueue<Supplier<Step<S, E>>> inputs = new SerialQueue<>(this::take);
    private final SerialQueue<Runnable> effects = new SerialQueue<>(Runnable::run);

    // Written by the thread that drains the inputs only.
    private volatile S state;
    private volatile Instant now;
    private volatile boolean closed;
    private Optional<Wakeup> wakeup = Optional.empty();
    private long lastWakeup;

    /** A call of the timer that is to come. */
    private record Wakeup(long number, Instant time, Runnable cancel) {}

    public GuestRuntime(Machine<S, I, E> machine, S initial, GuestClock clock, Outside<E> outside) {
        this(machine, initial, clock, outside, clock instanceof GuestClock.Real ? Timer.shared() : NO_TIMER);
    }

    GuestRuntime(Machine<S, I, E> machine, S initial, GuestClock clock, Outside<E> outside, Timer timer) {
        this.machine = machine;
        this.state = initial;
        this.clock = clock;
        this.outside = outside;
        this.timer = timer;
        this.now = clock instanceof GuestClock.Real it ? it.source().instant() : ((GuestClock.Virtual) clock).start();
        enqueue(() -> Step.of(state));
    }

    /** The state now. */
    public S state() {
        return state;
    }

    /** The guest's time. It never goes back. */
    public Instant now() {
        return now;
    }

    /** Lets an input happen; its effects may already have been performed when this returns. Ignored once closed. */
    public void submit(I input) {
        enqueue(() -> closed ? Step.of(state) : machine.apply(state, input, now));
    }

    private void enqueue(Supplier<Step<S, E>> transition) {
        inputs.add(transition);
        inputs.drain();
        effects.drain();
    }

    /** Ends it: no input and no event has any effect from now on. */
    @Override
    public void close() {
        enqueue(() -> {
            closed = true;
            cancelWakeup();
            return Step.of(state);
        });
    }

    // --- virtual time ----------------------------------------------------------------------------

    /** Lets that much virtual time pass, with everything that happens in it, each at its time. */
    public void advance(Duration time) {
        Instant end = now.plus(time);
        boolean more = true;
        while (more) {
            more = step(end, end);
        }
    }

    /**
     * Moves virtual time to the next event, if there is one within the limit, and lets it happen.
     *
     * @return whether there was one; if not, the time has not moved
     */
    public boolean advanceToNextEvent(Duration limit) {
        return step(now.plus(limit), now);
    }

    /** To the next event if it is not after {@code end}, else to {@code otherwise} and false. */
    private boolean step(Instant end, Instant otherwise) {
        if (!(clock instanceof GuestClock.Virtual)) {
            throw new IllegalStateException("real time passes by itself");
        }
        // Another thread may be at work and carry it out; this one has to know how it went.
        CompletableFuture<Boolean> happened = new CompletableFuture<>();
        enqueue(() -> {
            try {
                Optional<Instant> next = closed ? Optional.empty() : findEventUntil(end);
                moveTo(next.orElse(otherwise));
                happened.complete(next.isPresent());
                return closed ? Step.of(state) : machine.tick(state, now);
            } finally {
                happened.complete(false);
            }
        });
        return happened.join();
    }

    private Optional<Instant> findEventUntil(Instant end) {
        return machine.nextEvent(state).filter(it -> !it.isAfter(end));
    }

    private void moveTo(Instant time) {
        now = time.isAfter(now) ? time : now;
    }

    // --- inside the queue ------------------------------------------------------------------------

    private void take(Supplier<Step<S, E>> transition) {
        try {
            if (clock instanceof GuestClock.Real it) {
                moveTo(it.source().instant());
            }
            enter(transition.get());
            settle();
        } catch (RuntimeException | Error bug) {
            closed = true;
            cancelWakeup();
            effects.add(() -> outside.broken(bug));
        }
    }

    /** A bug outside ends the guest as one of its own does: nobody would know what was done and what not. */
    private void perform(E effect) {
        try {
            outside.perform(effect);
        } catch (RuntimeException | Error bug) {
            closed = true;
            outside.broken(bug);
        }
    }

    private void enter(Step<S, E> step) {
        state = step.next();
        step.effects().forEach(effect -> effects.add(() -> perform(effect)));
    }

    /** Sees to it that what is due happens. */
    private void settle() {
        if (closed) {
            return;
        }
        if (clock instanceof GuestClock.Virtual) {
            while (isDue()) {
                enter(machine.tick(state, now));
            }
            return;
        }
        Optional<Instant> next = machine.nextEvent(state);
        if (next.isEmpty()) {
            cancelWakeup();
        } else if (wakeup.isEmpty() || next.get().isBefore(wakeup.get().time())) {
            cancelWakeup();
            Duration delay = Duration.between(now, next.get());
            long number = ++lastWakeup;
            Runnable cancel = timer.schedule(() -> wake(number), delay.isNegative() ? Duration.ZERO : delay);
            wakeup = Optional.of(new Wakeup(number, next.get(), cancel));
        }
    }

    private boolean isDue() {
        return findEventUntil(now).isPresent();
    }

    private void wake(long number) {
        enqueue(() -> {
            // One that could not be taken back in time is none of our business any more.
            boolean isExpected = wakeup.filter(it -> it.number() == number).isPresent();
            if (!isExpected) {
                return Step.of(state);
            }
            wakeup = Optional.empty();
            return isDue() ? machine.tick(state, now) : Step.of(state);
        });
    }

    private void cancelWakeup() {
        wakeup.ifPresent(it -> it.cancel().run());
        wakeup = Optional.empty();
    }
}
