package dev.maitredkit.fakeguest.agent;

import dev.maitredkit.fakeguest.kernel.Kernel;
import java.util.Objects;

/** The whole state of a guest: the kernel, and the agent on it. Immutable; a snapshot is a reference. */
public record Guest(Kernel kernel, Agent agent) {
    public Guest {
        Objects.requireNonNull(kernel);
        Objects.requireNonNull(agent);
    }

    Guest with(Kernel next) {
        return new Guest(next, agent);
    }

    Guest with(Agent next) {
        return new Guest(kernel, next);
    }
}
