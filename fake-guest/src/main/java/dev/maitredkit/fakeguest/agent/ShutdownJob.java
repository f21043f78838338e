package dev.maitredkit.fakeguest.agent;

import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A Shutdown: the first signal, a time of grace for those who got it, SIGKILL for whoever is left, unmounting.
 *
 * @param grace whom it waits for, and until when, once it has begun
 */
record ShutdownJob(CallId call, Optional<Grace> grace) implements Job {
    private static final int SIGKILL = 9;

    /** Processes that have got the first signal. */
    record Grace(List<Pid> targets, Instant deadline) {
        Grace {
            targets = List.copyOf(targets);
            Objects.requireNonNull(deadline);
        }
    }

    ShutdownJob {
        Objects.requireNonNull(call);
        Objects.requireNonNull(grace);
    }

    static ShutdownJob of(CallId call) {
        return new ShutdownJob(call, Optional.empty());
    }

    @Override
    public boolean isBegun() {
        return grace.isPresent();
    }

    @Override
    public Optional<Instant> findDeadline() {
        return grace.map(Grace::deadline);
    }

    @Override
    public Progress advance(Moment moment) {
        return grace.map(it -> await(moment, it)).orElseGet(() -> begin(moment));
    }

    private Progress begin(Moment moment) {
        ShutdownRule rule = moment.rules().shutdown();
        Guest guest = moment.guest();
        List<Pid> targets = Init.processes(guest.kernel());
        Kernel signalled =
                rule.firstSignal() == 0 ? guest.kernel() : Init.signal(guest.kernel(), targets, rule.firstSignal());
        Grace begun = new Grace(targets, moment.now().plus(rule.grace()));
        return Progress.continues(guest.with(signalled), new ShutdownJob(call, Optional.of(begun)));
    }

    private Progress await(Moment moment, Grace given) {
        Guest buried = Exits.bury(moment.guest());
        boolean over = !moment.now().isBefore(given.deadline());
        boolean waits = given.targets().stream().anyMatch(pid -> Init.isAlive(buried.kernel(), pid));
        if (waits && !over) {
            return buried.equals(moment.guest()) ? Progress.waits(moment) : Progress.continues(buried, this);
        }
        return finish(buried, moment);
    }

    private Progress finish(Guest guest, Moment moment) {
        ShutdownRule rule = moment.rules().shutdown();
        Kernel kernel = guest.kernel();
        if (rule.kills()) {
            kernel = Init.signal(kernel, Init.processes(kernel), SIGKILL);
        }
        Guest dead = Exits.bury(guest.with(kernel));
        Guest bare = rule.unmounts() ? dead.with(unmountAll(dead.kernel(), rule)) : dead;
        Effect answer = new Effect.Answer(call, new Reply.Done());
        if (!rule.powersOff()) {
            return Progress.ended(bare, answer);
        }
        Guest stopping = bare.with(bare.agent().stopping(moment.now().plus(rule.patience())));
        return guest.agent().phase() == Agent.Phase.SERVING
                ? Progress.ended(stopping, answer, new Effect.StopServing())
                : Progress.ended(stopping, answer);
    }

    /** As /proc/self/mounts lists them, the last first; one that cannot be unmounted stays. */
    private static Kernel unmountAll(Kernel kernel, ShutdownRule rule) {
        Init.Did<Result<String>> mounts = Init.readFile(kernel, "/proc/self/mounts");
        List<String> points = new ArrayList<>();
        for (String line : mounts.answer().fold(text -> text, errno -> "").split("\n")) {
            String[] fields = line.split(" ");
            if (fields.length > 1) {
                points.add(MountsText.decode(fields[1]));
            }
        }
        Collections.reverse(points);
        Kernel next = mounts.kernel();
        for (String point : points) {
            next = rule.keeps(point) ? next : Init.umount(next, point);
        }
        return next;
    }
}
