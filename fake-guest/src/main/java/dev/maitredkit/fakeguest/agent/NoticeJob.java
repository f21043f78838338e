package dev.maitredkit.fakeguest.agent;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** A call to the host that holds the worker until it ends or is given up; its end takes this job off the list. */
record NoticeJob(long number, Instant deadline) implements Job {
    NoticeJob {
        Objects.requireNonNull(deadline);
    }

    @Override
    public boolean isBegun() {
        return true;
    }

    @Override
    public Optional<Instant> findDeadline() {
        return Optional.of(deadline);
    }

    @Override
    public Progress advance(Moment moment) {
        return moment.now().isBefore(deadline) ? Progress.waits(moment) : Progress.ended(moment.guest());
    }
}
