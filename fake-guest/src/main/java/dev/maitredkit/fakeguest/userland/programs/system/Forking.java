package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import dev.maitredkit.fakeguest.userland.programs.run.WorkProgram;

/** Children. */
final class Forking {
    private static final int SIGNALED = 128;

    private Forking() {}

    static Result<Pid> fork(Sys sys, Call call, Work child) {
        return sys.fork(WorkProgram.of(call, child));
    }

    static Progress failed(Call call, Errno errno) {
        return new Printer(call).warn("fork", errno).end(1);
    }

    /** The status as shells show it. */
    static int code(ExitStatus status) {
        return status instanceof ExitStatus.Exited exited
                ? exited.code()
                : SIGNALED + ((ExitStatus.Signaled) status).signal();
    }
}
