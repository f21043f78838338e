package dev.maitredkit.fakeguest.agent;

import java.util.Objects;

/** What the agent answers. */
public sealed interface Reply {
    /** The answer of ConfigureNetwork and Shutdown: it worked, and there is nothing to say. */
    record Done() implements Reply {}

    /**
     * The answer of Mount.
     *
     * @param error 0, or the errno of mount(2)
     */
    record Mounted(int error) implements Reply {}

    /**
     * The answer of LaunchProcess.
     *
     * @param code the exit status or the signal; 0 if there is none
     */
    record Launched(ProcessState state, int code) implements Reply {
        public Launched {
            Objects.requireNonNull(state);
        }
    }

    /** The answer of StartTermina. */
    record Termina(TerminaState state, String failureReason) implements Reply {
        public Termina {
            Objects.requireNonNull(state);
            Objects.requireNonNull(failureReason);
        }
    }

    /** The RPC fails with a status. */
    record Failed(RpcCode code, String message) implements Reply {
        public Failed {
            Objects.requireNonNull(code);
            Objects.requireNonNull(message);
        }
    }

    /** What became of a launched process. */
    enum ProcessState {
        UNKNOWN,
        EXITED,
        SIGNALED,
        LAUNCHED,
        FAILED
    }

    /** What became of Termina's services. */
    enum TerminaState {
        UNKNOWN,
        SUCCESS,
        FAILED
    }
}
