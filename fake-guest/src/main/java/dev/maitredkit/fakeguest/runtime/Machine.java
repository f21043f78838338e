package dev.maitredkit.fakeguest.runtime;

import java.time.Instant;
import java.util.Optional;

/**
 * What a guest does, as pure functions: time comes in with the call, effects go out as values.
 *
 * @param <S> its state, immutable
 * @param <I> what can happen to it from outside
 * @param <E> what it wants done outside
 */
public interface Machine<S, I, E> {
    /** What an input does. A long piece of work is left for {@link #tick}. */
    Step<S, E> apply(S state, I input, Instant now);

    /**
     * Does a part of what is due. It is called again as long as {@link #nextEvent} is not after {@code now}, with others in
     * between, so a part should take about a millisecond of real time at most, and must bring the state forward. It may be
     * called when nothing is due, only to say what time it is.
     */
    Step<S, E> tick(S state, Instant now);

    /** When there is something to do without an input; not after now if there is already. */
    Optional<Instant> nextEvent(S state);
}
