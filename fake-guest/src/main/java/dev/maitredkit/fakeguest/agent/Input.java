package dev.maitredkit.fakeguest.agent;

import java.util.Objects;

/** What reaches a guest from outside. */
public sealed interface Input {
    /** The agent has come up. */
    record Booted() implements Input {}

    /** A call. */
    record Called(CallId call, Command command) implements Input {
        public Called {
            Objects.requireNonNull(call);
            Objects.requireNonNull(command);
        }
    }

    /** A call to the host has ended, well or not. */
    record HostAnswered(long number) implements Input {}
}
