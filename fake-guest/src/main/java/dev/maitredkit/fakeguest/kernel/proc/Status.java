package dev.maitredkit.fakeguest.kernel.proc;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a process is doing. */
public sealed interface Status {
    /** The letter in /proc/PID/stat (proc(5)). */
    char letter();

    /** In the run queue. */
    record Ready(long ticket, boolean fresh) implements Status {
        @Override
        public char letter() {
            return 'R';
        }
    }

    /** Its turn is on, or it has just been made and has no place in the queue yet. */
    record Active() implements Status {
        @Override
        public char letter() {
            return 'R';
        }
    }

    /** Sleeping until something happens on one of the channels, at the time, or a signal comes. */
    record Sleeping(long ticket, Set<Channel> channels, Optional<Instant> until) implements Status {
        public Sleeping {
            channels = Set.copyOf(channels);
        }

        @Override
        public char letter() {
            return 'S';
        }
    }

    /** Stopped by this signal until SIGCONT or SIGKILL. */
    record Stopped(int signal) implements Status {
        @Override
        public char letter() {
            return 'T';
        }
    }

    /** Ended and not yet reaped. */
    record Zombie(ExitStatus status) implements Status {
        @Override
        public char letter() {
            return 'Z';
        }
    }
}
