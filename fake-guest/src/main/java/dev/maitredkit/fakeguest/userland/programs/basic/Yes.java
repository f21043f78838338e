package dev.maitredkit.fakeguest.userland.programs.basic;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;

/** yes: some lines at a time, for ever. */
record Yes(String text) implements Work {
    private static final int AT_ONCE = 4096;

    static Work start(Call call) {
        String line = (call.args().isEmpty() ? "y" : String.join(" ", call.args())) + "\n";
        return new Yes(line.repeat(Math.max(1, AT_ONCE / line.length())));
    }

    @Override
    public Progress step(Sys sys) {
        return new Progress.Next(this, Output.out(text));
    }
}
