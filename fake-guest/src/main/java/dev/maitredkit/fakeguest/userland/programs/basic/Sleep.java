package dev.maitredkit.fakeguest.userland.programs.basic;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** sleep and usleep: the sum of the arguments, of which each may have a fraction and a suffix. */
record Sleep(Duration length, Optional<Instant> until) implements Work {
    static Work start(Call call) {
        List<String> args = withoutDashes(call.args());
        if (args.isEmpty()) {
            return Work.usage(call);
        }
        Duration sum = Duration.ZERO;
        for (String arg : args) {
            Optional<Duration> one = Durations.find(arg);
            if (one.isEmpty()) {
                return Work.refuse(call, "invalid number '" + arg + "'", 1);
            }
            sum = sum.plus(one.get());
        }
        return new Sleep(sum, Optional.empty());
    }

    static Work startMicroseconds(Call call) {
        if (call.args().isEmpty()) {
            return Work.usage(call);
        }
        String arg = call.args().get(0);
        return arg.matches("[0-9]{1,18}")
                ? new Sleep(Duration.ofNanos(Long.parseLong(arg) % 1_000_000_000_000L * 1000), Optional.empty())
                : Work.refuse(call, "invalid number '" + arg + "'", 1);
    }

    private static List<String> withoutDashes(List<String> args) {
        return !args.isEmpty() && args.get(0).equals("--") ? args.subList(1, args.size()) : args;
    }

    @Override
    public Progress step(Sys sys) {
        Instant end = until.orElseGet(() -> sys.now().plus(length));
        if (!sys.now().isBefore(end)) {
            return new Progress.End(Output.NONE, 0);
        }
        return new Progress.Wait(new Sleep(length, Optional.of(end)), Set.of(new WaitFor.Time(end)));
    }
}
