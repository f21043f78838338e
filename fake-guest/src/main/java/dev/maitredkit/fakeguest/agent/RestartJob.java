package dev.maitredkit.fakeguest.agent;

import dev.maitredkit.fakeguest.kernel.Spawned;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Starts a program again that has ended, unless that was too often; a start that fails is the last. */
record RestartJob(Watched program) implements Job {
    RestartJob {
        Objects.requireNonNull(program);
    }

    @Override
    public boolean isBegun() {
        return true;
    }

    @Override
    public Progress advance(Moment moment) {
        RespawnRule rule = moment.rules().respawn();
        List<Instant> recent = rule.recent(program.starts(), moment.now());
        Guest guest = moment.guest();
        if (!rule.allowsAnother(recent)) {
            return Progress.ended(guest);
        }
        Spawned spawned = Init.spawn(guest.kernel(), program.start());
        Guest next = guest.with(spawned.kernel());
        return Progress.ended(Init.findStarted(spawned)
                .map(pid -> next.with(next.agent().plus(pid, program.startedAgain(recent, moment.now()))))
                .orElse(next));
    }
}
