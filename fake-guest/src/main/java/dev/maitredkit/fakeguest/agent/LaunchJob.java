package dev.maitredkit.fakeguest.agent;

import dev.maitredkit.fakeguest.agent.Command.Lifetime;
import dev.maitredkit.fakeguest.agent.Reply.ProcessState;
import dev.maitredkit.fakeguest.agent.Start.Variable;
import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.Spawned;
import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A LaunchProcess.
 *
 * @param child the process whose end is waited for, once it runs
 */
record LaunchJob(CallId call, Command.Launch launch, Optional<Pid> child) implements Job {
    LaunchJob {
        Objects.requireNonNull(call);
        Objects.requireNonNull(launch);
        Objects.requireNonNull(child);
    }

    static LaunchJob of(CallId call, Command.Launch launch) {
        return new LaunchJob(call, launch, Optional.empty());
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
        Guest guest = moment.guest();
        boolean late = moment.rules().worker() == WorkerRule.CONCURRENT
                && guest.agent().isShuttingDown();
        Optional<Start> start = late ? Optional.empty() : findStart(moment.rules());
        if (start.isEmpty()) {
            return Progress.ended(guest, answer(ProcessState.FAILED, 0));
        }
        Spawned spawned = Init.spawn(guest.kernel(), start.get());
        Moment next = moment.with(guest.with(spawned.kernel()));
        return Init.findStarted(spawned)
                .map(pid -> launched(next, start.get(), pid))
                .orElseGet(() -> failed(next, spawned instanceof Spawned.NoProcess));
    }

    private Optional<Start> findStart(AgentRules rules) {
        List<String> argv = new ArrayList<>();
        for (String argument : launch.argv()) {
            rules.text().findC(argument).ifPresent(argv::add);
        }
        List<Variable> env = new ArrayList<>();
        env.add(rules.launch().pathVariable());
        for (Map.Entry<String, String> entry : launch.env().entrySet()) {
            Optional<String> name = rules.text().findC(entry.getKey());
            Optional<String> value = rules.text().findC(entry.getValue());
            if (name.isPresent() && value.isPresent()) {
                env.add(new Variable(name.get(), value.get()));
            }
        }
        boolean whole = argv.size() == launch.argv().size()
                && env.size() == launch.env().size() + 1;
        return whole ? Optional.of(new Start(argv, env, launch.useConsole())) : Optional.empty();
    }

    private Progress launched(Moment moment, Start start, Pid pid) {
        Guest guest = moment.guest();
        if (launch.lifetime() == Lifetime.AWAIT_EXIT) {
            return Progress.continues(guest, new LaunchJob(call, launch, Optional.of(pid)));
        }
        Watched watched = new Watched(start, launch.lifetime() == Lifetime.RESPAWN, List.of(moment.now()));
        return Progress.ended(guest.with(guest.agent().plus(pid, watched)), answer(ProcessState.LAUNCHED, 0));
    }

    private Progress failed(Moment moment, boolean noProcess) {
        return noProcess && !moment.rules().launch().answersWithoutProcess()
                ? Progress.ended(moment.guest())
                : Progress.ended(moment.guest(), answer(ProcessState.FAILED, 0));
    }

    private Progress await(Moment moment, Pid pid) {
        Kernel kernel = moment.guest().kernel();
        return Exits.findStatus(kernel, pid)
                .map(status -> Progress.ended(moment.guest().with(kernel.reap(pid)), answer(status)))
                .orElseGet(() -> Progress.waits(moment));
    }

    private Effect answer(ExitStatus status) {
        return status instanceof ExitStatus.Exited exited
                ? answer(ProcessState.EXITED, exited.code())
                : answer(ProcessState.SIGNALED, ((ExitStatus.Signaled) status).signal());
    }

    private Effect answer(ProcessState state, int code) {
        return new Effect.Answer(call, new Reply.Launched(state, code));
    }
}
