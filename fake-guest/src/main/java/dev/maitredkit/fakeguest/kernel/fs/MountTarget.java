package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;

/** Where a mount will be put: on the topmost mount there is (do_lock_mount of fs/namespace.c). */
final class MountTarget {
    private MountTarget() {}

    static Result<Location> lock(Vfs vfs, FsContext who, Location place) {
        Location top = vfs.table().topmost(place);
        boolean gone = !vfs.mount(top).attached() || new Nodes(vfs, who).isDead(top);
        return gone ? Result.err(Errno.ENOENT) : Result.ok(top);
    }
}
