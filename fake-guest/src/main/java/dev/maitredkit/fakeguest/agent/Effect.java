package dev.maitredkit.fakeguest.agent;

import java.util.Objects;

/** What is to happen outside the guest. */
public sealed interface Effect {
    /** Answer a call. */
    record Answer(CallId call, Reply reply) implements Effect {
        public Answer {
            Objects.requireNonNull(call);
            Objects.requireNonNull(reply);
        }
    }

    /** Call the host; {@link Input.HostAnswered} comes back with the same number, whatever came of it. */
    record CallHost(long number, HostCall call) implements Effect {
        public CallHost {
            Objects.requireNonNull(call);
        }
    }

    /** No new call is taken from now on; those under way go on. */
    record StopServing() implements Effect {}

    /** The guest is gone. */
    record PowerOff() implements Effect {}
}
