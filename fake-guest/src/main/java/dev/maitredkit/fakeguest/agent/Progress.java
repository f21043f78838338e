package dev.maitredkit.fakeguest.agent;

import java.util.List;
import java.util.Objects;

/**
 * How a job stands after it was advanced.
 *
 * @param guest the state that it has left; its list of jobs still has this one as it was
 * @param next where the job goes
 * @param effects what happens outside
 */
record Progress(Guest guest, Next next, List<Effect> effects) {
    /** What becomes of the job. */
    sealed interface Next {
        /** It has ended. */
        record Ended() implements Next {}

        /** It goes on from here. */
        record Continues(Job job) implements Next {}

        /** It lets others go first. */
        record Requeued(Job job) implements Next {}

        /** Nothing has happened. */
        record Waits() implements Next {}
    }

    Progress {
        Objects.requireNonNull(guest);
        Objects.requireNonNull(next);
        effects = List.copyOf(effects);
    }

    static Progress waits(Moment moment) {
        return new Progress(moment.guest(), new Next.Waits(), List.of());
    }

    static Progress continues(Guest guest, Job job) {
        return new Progress(guest, new Next.Continues(job), List.of());
    }

    static Progress requeued(Guest guest, Job job) {
        return new Progress(guest, new Next.Requeued(job), List.of());
    }

    static Progress ended(Guest guest, Effect... effects) {
        return new Progress(guest, new Next.Ended(), List.of(effects));
    }
}
