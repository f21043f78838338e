package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import dev.maitredkit.fakeguest.userland.shell.Builtin.Call;
import dev.maitredkit.fakeguest.userland.shell.Builtin.Outcome;
import dev.maitredkit.fakeguest.userland.shell.Jobs.Job;
import dev.maitredkit.fakeguest.userland.shell.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code wait}: for all children, or for some; a trapped signal ends it. */
final class Wait {
    private static final int SIGNALED = 128;

    private Wait() {}

    static Outcome run(Call call) {
        List<Integer> pids = new ArrayList<>();
        for (String operand : call.args()) {
            if (operand.startsWith("-")) {
                return operand.equals("-n")
                        ? ProcessBuiltins.unsupported(call, "wait -n")
                        : Outcome.failed("illegal option " + operand);
            }
            if (operand.startsWith("%")) {
                Optional<Job> job = JobBuiltins.find(call.state(), operand);
                if (job.isEmpty()) {
                    return Outcome.failed(operand + ": no such job");
                }
                pids.add(job.get().lastPid());
                continue;
            }
            Optional<Integer> pid = Numbers.findDecimal(operand);
            if (pid.isEmpty()) {
                return Outcome.failed("Illegal number: " + operand);
            }
            pids.add(pid.get());
        }
        call.in().push(new Builtins.Unname(call.outer()));
        call.in().setStatus(CommandSearch.NOT_FOUND);
        call.in().push(pids.isEmpty() ? new ForAll() : new ForSome(List.copyOf(pids), 0));
        return Outcome.PUSHED;
    }

    /** Sleeps, unless a signal has arrived whose trap ends the wait. */
    private static void sleep(Interpreter in, Frame next) {
        Optional<Integer> signal = in.sys().takeCaught();
        Optional<String> action = signal.flatMap(it -> in.state().traps().find(it));
        if (signal.isEmpty()) {
            in.block(next, Set.of(new WaitFor.Child()));
        } else if (action.isEmpty()) {
            in.push(next);
            Signals.deliver(in, signal.get());
        } else {
            in.setStatus(SIGNALED + signal.get());
            Signals.deliver(in, signal.get());
        }
    }

    private record ForAll() implements Frame {
        @Override
        public void run(Interpreter in) {
            Waiting.reap(in);
            if (in.state().jobs().anyRunning()) {
                sleep(in, this);
            } else {
                in.set(in.state().with(in.state().jobs().allTold()).withStatus(0));
            }
        }
    }

    private record ForSome(List<Integer> pids, int index) implements Frame {
        @Override
        public void run(Interpreter in) {
            if (index == pids.size()) {
                return;
            }
            Waiting.reap(in);
            Optional<Job> job = in.state().jobs().findByPid(pids.get(index));
            if (job.filter(it -> !it.done()).isPresent()) {
                sleep(in, this);
                return;
            }
            // A process that is none of the shell's leaves the status of the one before.
            job.ifPresent(it -> in.setStatus(it.status(in.state().has(Option.PIPEFAIL))));
            in.push(new ForSome(pids, index + 1));
            job.filter(Job::changed).ifPresent(it -> {
                Waiting.report(in, it);
                in.set(in.state().with(in.state().jobs().told(it.number())));
            });
        }
    }
}
