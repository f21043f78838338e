package dev.maitredkit.fakeguest.runtime;

import java.util.List;
import java.util.Objects;

/** The outcome of an input: the next state, and what is to be done outside, in order. */
public record Step<S, E>(S next, List<E> effects) {
    public Step {
        Objects.requireNonNull(next);
        effects = List.copyOf(effects);
    }

    /** Nothing to do outside. */
    public static <S, E> Step<S, E> of(S next) {
        return new Step<>(next, List.of());
    }
}
