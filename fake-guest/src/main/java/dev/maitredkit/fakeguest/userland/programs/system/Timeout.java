package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import dev.maitredkit.fakeguest.userland.programs.basic.Durations;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Command;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import dev.maitredkit.fakeguest.userland.shell.text.SignalNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * timeout: the process itself becomes the command, and a grandchild that nobody waits for looks at the clock, as
 * BusyBox does it; so the command's end is what the caller sees.
 */
record Timeout(Call call, Duration length, Optional<Duration> thenKill, int signal, Command command) implements Work {
    private static final int TERM = 15;

    static Work start(Call call, Options options) {
        List<String> operands = options.operands();
        if (operands.size() < 2) {
            return Work.usage(call);
        }
        Optional<Duration> length = Durations.find(operands.get(0));
        if (length.isEmpty()) {
            return Work.refuse(call, "invalid number '" + operands.get(0) + "'", 1);
        }
        Optional<Integer> signal = options.find('s').map(SignalNames::find).orElse(Optional.of(TERM));
        if (signal.isEmpty()) {
            return Work.refuse(call, "unknown signal '" + options.find('s').orElse("") + "'", 1);
        }
        Optional<Duration> thenKill = options.find('k').flatMap(Durations::find);
        if (options.has('k') && thenKill.isEmpty()) {
            return Work.refuse(call, "invalid number '" + options.find('k').orElse("") + "'", 1);
        }
        Command command = Command.of(call, operands.subList(1, operands.size()), call.env());
        return new Timeout(call, length.get(), thenKill, signal.get(), command);
    }

    @Override
    public Progress step(Sys sys) {
        int target = sys.self().number();
        Watch watch = new Watch(target, length, thenKill, signal, Optional.empty());
        Result<Pid> forked = Forking.fork(sys, call, new Launcher(call, watch));
        return forked.fold(
                pid -> new Progress.Next(new Launched(pid, command), Output.NONE),
                errno -> Forking.failed(call, errno));
    }

    /** The child: leaves the watch to pid 1. */
    private record Launcher(Call call, Watch watch) implements Work {
        @Override
        public Progress step(Sys sys) {
            Forking.fork(sys, call, watch);
            return new Progress.End(Output.NONE, 0);
        }
    }

    /** The parent: reaps the child, then is the command. */
    private record Launched(Pid child, Command command) implements Work {
        @Override
        public Progress step(Sys sys) {
            Result<Optional<Sys.Reaped>> reaped = sys.waitpid(Optional.of(child));
            return reaped.fold(Optional::isEmpty, errno -> false)
                    ? new Progress.Wait(this, Set.of(new WaitFor.Child()))
                    : new Progress.Next(command, Output.NONE);
        }
    }

    /** The grandchild: looks once a second whether there is still somebody to kill. */
    private record Watch(int target, Duration length, Optional<Duration> thenKill, int signal, Optional<Instant> end)
            implements Work {
        private static final Duration LOOK = Duration.ofSeconds(1);
        private static final int KILL = 9;

        @Override
        public Progress step(Sys sys) {
            Instant due = end.orElseGet(() -> sys.now().plus(length));
            if (!sys.now().isBefore(due)) {
                sys.kill(target, signal);
                return thenKill.isEmpty() || signal == KILL
                        ? new Progress.End(Output.NONE, 0)
                        : new Progress.Next(
                                new Watch(target, thenKill.get(), Optional.empty(), KILL, Optional.empty()),
                                Output.NONE);
            }
            if (!sys.kill(target, 0).isOk()) {
                return new Progress.End(Output.NONE, 0);
            }
            Instant next = sys.now().plus(LOOK);
            Watch later = new Watch(target, length, thenKill, signal, Optional.of(due));
            return new Progress.Wait(later, Set.of(new WaitFor.Time(next.isBefore(due) ? next : due)));
        }
    }
}
