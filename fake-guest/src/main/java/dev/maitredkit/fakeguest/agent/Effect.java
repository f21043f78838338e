package dev.maitredkit.fakeguest.agent;

import dev.maitredkit.fakeguest.kernel.Journal;
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

    /** Tell the guest's owner what it could not do as a real one does. */
    record Unsupported(Journal.Entry entry) implements Effect {
        public Unsupported {
            Objects.requireNonNull(entry);
        }
    }

    /** No new call is taken from now on; those under way go on. */
    record StopServing() implements Effect {}

    /** The guest is gone. */
    record PowerOff() implements Effect {}
}
