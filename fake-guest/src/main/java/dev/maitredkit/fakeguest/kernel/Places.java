package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.fs.FsContext;
import dev.maitredkit.fakeguest.kernel.proc.Place;
import dev.maitredkit.fakeguest.kernel.proc.Process;
import dev.maitredkit.fakeguest.kernel.procfs.ProcFs;

/** The directories that processes hold: a mount that is somebody's working directory is busy. */
final class Places {
    private Places() {}

    static Kernel hold(Kernel kernel, Process process) {
        Place place = process.place();
        return kernel.with(kernel.vfs().hold(place.root()).hold(place.cwd()));
    }

    static Kernel release(Kernel kernel, Process process) {
        Place place = process.place();
        return kernel.with(kernel.vfs().release(place.root()).release(place.cwd()));
    }

    /** As whom and from where a process looks up paths. */
    static FsContext context(Kernel kernel, Process process) {
        Place place = process.place();
        return new FsContext(
                place.root(),
                place.cwd(),
                place.umask(),
                process.credentials().uid(),
                process.credentials().gid(),
                new ProcFs(kernel, process.pid()));
    }
}
