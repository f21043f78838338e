package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.Result.Done;
import dev.maitredkit.fakeguest.kernel.fs.FsContext;
import dev.maitredkit.fakeguest.kernel.fs.Location;
import dev.maitredkit.fakeguest.kernel.fs.Vfs;
import dev.maitredkit.fakeguest.kernel.proc.Process;

/** System calls about where a process is. */
final class PlaceCalls {
    private PlaceCalls() {}

    static Result<Done> chdir(Caller caller, String path) {
        FsContext who = FileCalls.context(caller);
        return caller.kernel.vfs().findDirectory(who, path).map(to -> {
            Process process = caller.process();
            swap(caller, process.place().cwd(), to);
            caller.put(process.with(process.place().in(to)));
            return Done.DONE;
        });
    }

    static Result<Done> chroot(Caller caller, String path) {
        FsContext who = FileCalls.context(caller);
        return caller.kernel.vfs().findDirectory(who, path).flatMap(to -> {
            Process process = caller.process();
            if (!process.credentials().isRoot()) {
                return Result.err(Errno.EPERM);
            }
            swap(caller, process.place().root(), to);
            caller.put(process.with(process.place().under(to)));
            return Result.done();
        });
    }

    private static void swap(Caller caller, Location from, Location to) {
        Vfs vfs = caller.kernel.vfs().hold(to).release(from);
        caller.kernel = caller.kernel.with(vfs);
    }

    static int umask(Caller caller, int mask) {
        Process process = caller.process();
        caller.put(process.with(process.place().masking(mask & 0777)));
        return process.place().umask();
    }
}
