package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import java.util.Optional;

/** MS_MOVE: takes a mount elsewhere (do_move_mount of fs/namespace.c, Linux 6.18). */
final class Move {
    private final Vfs vfs;
    private final FsContext who;

    Move(Vfs vfs, FsContext who) {
        this.vfs = vfs;
        this.who = who;
    }

    Result<Vfs> move(String source, Location target) {
        if (source.isEmpty()) {
            return Result.err(Errno.EINVAL);
        }
        return vfs.find(who, source, true).flatMap(from -> {
            Nodes nodes = new Nodes(vfs, who);
            if (!vfs.table().isRoot(from) || nodes.isDirectory(from) != nodes.isDirectory(target)) {
                return Result.err(Errno.EINVAL);
            }
            return MountTarget.lock(vfs, who, target).flatMap(to -> move(vfs.mount(from), to));
        });
    }

    private Result<Vfs> move(Mount old, Location to) {
        if (!old.attached() || !old.hasParent()) {
            return Result.err(Errno.EINVAL);
        }
        if (vfs.table().get(old.tree().parent()).isShared() || !vfs.mount(to).attached()) {
            return Result.err(Errno.EINVAL);
        }
        Edit edit = new Edit(vfs);
        if (vfs.mount(to).isShared() && hasUnbindable(old)) {
            return Result.err(Errno.EINVAL);
        }
        if (new MountTree(edit).isBelow(to.mount(), old.key())) {
            return Result.err(Errno.ELOOP);
        }
        return new Attach(edit, who).attach(old.key(), to);
    }

    private boolean hasUnbindable(Mount top) {
        for (Optional<Mount> at = Optional.of(top);
                at.isPresent();
                at = vfs.table().next(at.get(), top.key())) {
            if (at.get().peers().unbindable()) {
                return true;
            }
        }
        return false;
    }
}
