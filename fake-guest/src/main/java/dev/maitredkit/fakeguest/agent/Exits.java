package dev.maitredkit.fakeguest.agent;

import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.Sys.Reaped;
import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the agent does about children that have ended. */
final class Exits {
    /** How long a host that does not answer holds up the reference agent (July 2018). */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Exits() {}

    /** How the child ended, if it has. */
    static Optional<ExitStatus> findStatus(Kernel kernel, Pid child) {
        return kernel.reapable().stream()
                .filter(it -> it.pid().equals(child))
                .map(Reaped::status)
                .findFirst();
    }

    /** The first ended child that no job waits for. */
    static Optional<Reaped> findUnawaited(Guest guest) {
        List<Reaped> ended = guest.kernel().reapable();
        if (ended.isEmpty()) {
            return Optional.empty();
        }
        Set<Pid> awaited = guest.agent().jobs().stream()
                .flatMap(job -> job.findAwaited().stream())
                .collect(Collectors.toSet());
        return ended.stream().filter(it -> !awaited.contains(it.pid())).findFirst();
    }

    /** Takes all ended children away that no job waits for, and does nothing more about them. */
    static Guest bury(Guest guest) {
        Guest next = guest;
        for (Optional<Reaped> it = findUnawaited(next); it.isPresent(); it = findUnawaited(next)) {
            Pid pid = it.get().pid();
            next = new Guest(next.kernel().reap(pid), next.agent().minus(pid));
        }
        return next;
    }

    /** Takes one ended child away: tells the host of a failed container, and starts the program again if it is to. */
    static Step handle(Moment moment, Reaped ended) {
        Guest guest = moment.guest();
        Watched watched = guest.agent().watched().get(ended.pid());
        Agent agent = guest.agent().minus(ended.pid());
        Guest reaped = new Guest(guest.kernel().reap(ended.pid()), agent);
        if (watched == null) {
            return new Step(reaped, List.of());
        }
        List<Effect> effects = new ArrayList<>();
        List<Job> jobs = new ArrayList<>();
        Optional<String> failed = isGood(ended.status()) ? Optional.empty() : watched.findContainer();
        if (failed.isPresent()) {
            long number = agent.hostCalls() + 1;
            agent = agent.withHostCalls(number);
            effects.add(new Effect.CallHost(number, new HostCall.ContainerStartupFailed(failed.get())));
            if (moment.rules().worker() == WorkerRule.ONE_AT_A_TIME) {
                jobs.add(new NoticeJob(number, moment.now().plus(PATIENCE)));
            }
        }
        boolean stays = agent.phase() == Agent.Phase.SERVING && !agent.isShuttingDown();
        if (watched.respawn() && stays) {
            jobs.add(new RestartJob(watched));
        }
        return new Step(reaped.with(agent.plusFirst(jobs)), effects);
    }

    private static boolean isGood(ExitStatus status) {
        return status.equals(new ExitStatus.Exited(0));
    }
}
