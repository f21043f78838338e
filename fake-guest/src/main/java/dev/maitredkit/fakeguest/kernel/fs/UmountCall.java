package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;

/** umount2(2), in the order of checks of fs/namespace.c (Linux 6.18). The place is the topmost mount
 * even of a path that ends below it, such as {@code /} (LOOKUP_MOUNTPOINT). MNT_EXPIRE is refused: EINVAL. */
final class UmountCall {
    private static final int KNOWN = MountFlags.UMOUNT_FORCE | MountFlags.UMOUNT_DETACH | MountFlags.UMOUNT_NOFOLLOW;

    private final Vfs vfs;
    private final FsContext who;

    UmountCall(Vfs vfs, FsContext who) {
        this.vfs = vfs;
        this.who = who;
    }

    Result<Vfs> umount(String target, int flags) {
        if ((flags & ~KNOWN) != 0) {
            return Result.err(Errno.EINVAL);
        }
        return vfs.find(who, target, (flags & MountFlags.UMOUNT_NOFOLLOW) == 0).flatMap(found -> {
            if (who.uid() != 0) {
                return Result.err(Errno.EPERM);
            }
            Location place = vfs.table().topmost(found);
            Mount mount = vfs.mount(place);
            if (!vfs.table().isRoot(place) || !mount.attached()) {
                return Result.err(Errno.EINVAL);
            }
            boolean lazy = (flags & MountFlags.UMOUNT_DETACH) != 0;
            if (place.mount() == who.root().mount() && !lazy) {
                return new Remount(vfs, place).makeReadOnly();
            }
            return umount(mount, lazy);
        });
    }

    private Result<Vfs> umount(Mount mount, boolean lazy) {
        if (!mount.hasParent()) {
            return Result.err(Errno.EINVAL);
        }
        Edit edit = new Edit(vfs);
        PropagateUmount propagation = new PropagateUmount(edit);
        if (!lazy && (isBusy(mount, 0) || propagation.isBusy(mount))) {
            return Result.err(Errno.EBUSY);
        }
        propagation.umount(mount.key());
        return Result.ok(edit.vfs());
    }

    static boolean isBusy(Mount mount, int ignoredHolds) {
        return mount.tree().firstChild() != Mount.NONE || mount.holds() > ignoredHolds;
    }
}
