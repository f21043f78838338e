package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Fed;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Pump;
import dev.maitredkit.fakeguest.userland.programs.run.Stage;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** tee: opens its files, then copies. */
record Tee(Call call, boolean append, boolean deaf, List<String> files) implements Work {
    private static final int SIGINT = 2;
    private static final int MODE = 0666;

    static Work start(Call call, Options options) {
        return new Tee(call, options.has('a'), options.has('i'), options.operands());
    }

    @Override
    public Progress step(Sys sys) {
        if (deaf) {
            sys.sigaction(SIGINT, Sys.Disposition.IGNORE);
        }
        Printer printer = new Printer(call);
        List<Integer> targets = new ArrayList<>(List.of(1));
        boolean failed = false;
        Set<OpenFlag> flags = EnumSet.of(OpenFlag.WRITE, OpenFlag.CREATE, append ? OpenFlag.APPEND : OpenFlag.TRUNCATE);
        for (String file : files) {
            Result<Integer> opened = file.equals("-") ? Result.ok(1) : sys.open(file, flags, MODE);
            opened.error().ifPresent(errno -> printer.warn(file, errno));
            failed |= !opened.isOk();
            targets.addAll(opened.fold(List::of, errno -> List.of()));
        }
        Stage copy = new Copy(List.copyOf(targets), failed);
        return printer.next(Pump.of(call, copy, List.of(), Pump.Complaints.NAME));
    }

    private record Copy(List<Integer> targets, boolean failedBefore) implements Stage {
        @Override
        public Fed feed(String piece) {
            Output output = Output.NONE;
            for (int fd : targets) {
                output = output.plus(Output.to(fd, piece));
            }
            return Fed.more(this, output);
        }

        @Override
        public Fed finish(boolean failed) {
            return Fed.stop(this, Output.NONE, failed || failedBefore ? 1 : 0);
        }
    }
}
