package dev.maitredkit.fakeguest.agent;

import java.util.List;
import java.util.Objects;

/** A next state, and what is to happen outside. */
public record Step(Guest guest, List<Effect> effects) {
    public Step {
        Objects.requireNonNull(guest);
        effects = List.copyOf(effects);
    }
}
