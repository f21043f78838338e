package dev.maitredkit.fakeguest.kernel.proc;

/** How a process ended (wait(2)): by exit or by a signal. */
public sealed interface ExitStatus {
    /** It called exit; {@code code} is what its parent sees of the argument, 0 to 255. */
    record Exited(int code) implements ExitStatus {
        public Exited {
            if (code < 0 || code > 255) {
                throw new IllegalArgumentException("an exit status has eight bits: " + code);
            }
        }
    }

    /** A signal killed it; {@code signal} is 1 to 64. */
    record Signaled(int signal) implements ExitStatus {
        public Signaled {
            if (signal < 1 || signal > 64) {
                throw new IllegalArgumentException("no such signal: " + signal);
            }
        }
    }

    /** What exit(3) with this argument leaves: its low eight bits. */
    static Exited exited(int argument) {
        return new Exited(argument & 0xff);
    }
}
