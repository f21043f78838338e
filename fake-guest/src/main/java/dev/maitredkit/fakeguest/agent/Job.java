package dev.maitredkit.fakeguest.agent;

import dev.maitredkit.fakeguest.kernel.proc.Pid;
import java.time.Instant;
import java.util.Optional;

/** Something that the agent has to do, and how far it has come with it. */
sealed interface Job permits LaunchJob, TerminaJob, ShutdownJob, RestartJob, NoticeJob {
    /** Does what can be done now. */
    Progress advance(Moment moment);

    /** Whether it holds the worker. */
    boolean isBegun();

    /** The child that it waits for, so that nobody else reaps it. */
    default Optional<Pid> findAwaited() {
        return Optional.empty();
    }

    /** When it goes on by itself. */
    default Optional<Instant> findDeadline() {
        return Optional.empty();
    }
}
