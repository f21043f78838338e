package dev.maitredkit.fakeguest.userland.programs.basic;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;

/** pwd: where the kernel says that the process is. */
record Pwd() implements Work {
    @Override
    public Progress step(Sys sys) {
        return new Progress.End(Output.out(sys.getcwd() + "\n"), 0);
    }
}
