package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Command;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** time: how long a command takes; the fake's processes use no time of their own. */
record Elapsed(Call call, Command command) implements Work {
    static Work start(Call call, Options options) {
        return options.operands().isEmpty()
                ? Work.usage(call)
                : new Elapsed(call, Command.of(call, options.operands(), call.env()));
    }

    @Override
    public Progress step(Sys sys) {
        return Forking.fork(sys, call, command)
                .fold(
                        pid -> new Progress.Next(new Running(pid, sys.now()), Output.NONE),
                        errno -> Forking.failed(call, errno));
    }

    private record Running(Pid pid, Instant begun) implements Work {
        @Override
        public Progress step(Sys sys) {
            Optional<Sys.Reaped> reaped = sys.waitpid(Optional.of(pid)).fold(it -> it, errno -> Optional.empty());
            if (reaped.isEmpty()) {
                return new Progress.Wait(this, Set.of(new WaitFor.Child()));
            }
            Duration length = Duration.between(begun, sys.now());
            String real = String.format(
                    "real\t%dm %d.%02ds\n", length.toMinutes(), length.toSecondsPart(), length.toMillisPart() / 10);
            String text = real + "user\t0m 0.00s\nsys\t0m 0.00s\n";
            return new Progress.End(Output.err(text), Forking.code(reaped.get().status()));
        }
    }
}
