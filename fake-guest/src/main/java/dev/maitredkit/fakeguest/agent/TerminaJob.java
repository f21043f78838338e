package dev.maitredkit.fakeguest.agent;

import dev.maitredkit.fakeguest.agent.Start.Variable;
import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Spawned;
import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A StartTermina: its steps, commands and texts are those of the reference agent, July 2018. Each start of a program
 * queues up behind whatever else came meanwhile.
 *
 * @param stage what is done now or next
 * @param child the program whose end this stage waits for, once it runs
 */
record TerminaJob(CallId call, Command.StartTermina command, Stage stage, Optional<Pid> child) implements Job {
    enum Stage {
        MKFS("mkfs.btrfs did not complete", true),
        LXD("lxd did not launch", false),
        WAITREADY("lxd waitready did not complete", true),
        TREMPLIN("tremplin did not launch", false);

        private final String failure;
        private final boolean awaited;

        Stage(String failure, boolean awaited) {
            this.failure = failure;
            this.awaited = awaited;
        }
    }

    private static final String DISK = "/dev/vdb";
    private static final String STATEFUL = "/mnt/stateful";
    private static final List<Variable> LXD_VARIABLES = List.of(
            new Variable("LXD_CONF", STATEFUL + "/lxd_conf"),
            new Variable("LXD_DIR", STATEFUL + "/lxd"),
            new Variable("LXD_UNPRIVILEGED_ONLY", "true"));

    TerminaJob {
        Objects.requireNonNull(call);
        Objects.requireNonNull(command);
        Objects.requireNonNull(stage);
        Objects.requireNonNull(child);
    }

    static TerminaJob of(CallId call, Command.StartTermina command) {
        return new TerminaJob(call, command, Stage.MKFS, Optional.empty());
    }

    @Override
    public boolean isBegun() {
        return child.isPresent();
    }

    @Override
    public Optional<Pid> findAwaited() {
        return child;
    }

    @Override
    public Progress advance(Moment moment) {
        return child.map(pid -> await(moment, pid)).orElseGet(() -> begin(moment));
    }

    private Progress begin(Moment moment) {
        AgentRules rules = moment.rules();
        Guest guest = moment.guest();
        Optional<List<String>> argv = findArgv(rules.text());
        boolean late = rules.worker() == WorkerRule.CONCURRENT && guest.agent().isShuttingDown();
        if (argv.isEmpty() || late) {
            return failed(moment, stage.failure);
        }
        List<Variable> env = new ArrayList<>(List.of(rules.launch().pathVariable()));
        env.addAll(LXD_VARIABLES);
        Start start = new Start(argv.get(), env, false);
        Spawned spawned = Init.spawn(guest.kernel(), start);
        Moment next = moment.with(guest.with(spawned.kernel()));
        return Init.findStarted(spawned)
                .map(pid -> begun(next, start, pid))
                .orElseGet(() -> failed(next, stage.failure));
    }

    private Progress begun(Moment moment, Start start, Pid pid) {
        Guest guest = moment.guest();
        if (stage.awaited) {
            return Progress.continues(guest, new TerminaJob(call, command, stage, Optional.of(pid)));
        }
        Watched service = new Watched(start, true, List.of(moment.now()));
        Guest next = guest.with(guest.agent().plus(pid, service));
        return stage == Stage.TREMPLIN
                ? Progress.ended(
                        next, new Effect.Answer(call, moment.rules().termina().success()))
                : Progress.requeued(next, at(Stage.WAITREADY));
    }

    private Progress await(Moment moment, Pid pid) {
        Optional<ExitStatus> status = Exits.findStatus(moment.guest().kernel(), pid);
        if (status.isEmpty()) {
            return Progress.waits(moment);
        }
        Moment next = moment.with(moment.guest().with(moment.guest().kernel().reap(pid)));
        if (!(status.get() instanceof ExitStatus.Exited exited)) {
            return failed(next, stage.failure);
        }
        if (stage == Stage.MKFS) {
            // It fails when the disk has its file system already, so how it exited says nothing.
            return mounted(next);
        }
        return exited.code() == 0
                ? Progress.requeued(next.guest(), at(Stage.TREMPLIN))
                : failed(next, "lxd waitready returned non-zero");
    }

    private Progress mounted(Moment moment) {
        Init.Did<Result<Result.Done>> mounted =
                Init.mount(moment.guest().kernel(), DISK, STATEFUL, "btrfs", 0, "user_subvol_rm_allowed");
        Moment next = moment.with(moment.guest().with(mounted.kernel()));
        Optional<Errno> error = mounted.answer().error();
        return error.map(it -> failed(next, "failed to mount stateful: " + it.text()))
                .orElseGet(() -> Progress.requeued(next.guest(), at(Stage.LXD)));
    }

    private Optional<List<String>> findArgv(TextRule text) {
        return switch (stage) {
            case MKFS -> Optional.of(List.of("mkfs.btrfs", DISK));
            case LXD -> Optional.of(List.of("lxd", "--group", "lxd"));
            case WAITREADY -> Optional.of(List.of("lxd", "waitready", "--timeout", "50"));
            case TREMPLIN ->
                text.findC(command.lxdSubnet())
                        .map(subnet -> List.of(
                                "tremplin",
                                "-host_addr",
                                command.tremplinAddress().toString(),
                                "-lxd_subnet",
                                subnet));
        };
    }

    private TerminaJob at(Stage next) {
        return new TerminaJob(call, command, next, Optional.empty());
    }

    private Progress failed(Moment moment, String reason) {
        return Progress.ended(
                moment.guest(), new Effect.Answer(call, moment.rules().termina().failure(reason)));
    }
}
