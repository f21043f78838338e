package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;

/** MS_BIND: shows a place at another place too (do_loopback of fs/namespace.c). */
final class Bind {
    private final Vfs vfs;
    private final FsContext who;

    Bind(Vfs vfs, FsContext who) {
        this.vfs = vfs;
        this.who = who;
    }

    Result<Vfs> bind(String source, Location target, boolean recursive) {
        if (source.isEmpty()) {
            return Result.err(Errno.EINVAL);
        }
        return vfs.find(who, source, true)
                .flatMap(from -> MountTarget.lock(vfs, who, target).flatMap(to -> bind(from, to, recursive)));
    }

    private Result<Vfs> bind(Location from, Location to, boolean recursive) {
        Mount old = vfs.mount(from);
        if (old.peers().unbindable() || !old.attached()) {
            return Result.err(Errno.EINVAL);
        }
        Edit edit = new Edit(vfs);
        CopyTree copies = new CopyTree(edit);
        int copy = recursive
                ? copies.copy(old.key(), from.node(), CopyTree.Kind.PLAIN)
                : copies.clone(old.key(), from.node(), CopyTree.Kind.PLAIN);
        return new Attach(edit, who).graft(copy, to);
    }
}
