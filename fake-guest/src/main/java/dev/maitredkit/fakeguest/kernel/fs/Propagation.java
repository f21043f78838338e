package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import java.util.List;

/** MS_SHARED, MS_PRIVATE, MS_SLAVE and MS_UNBINDABLE (do_change_type of fs/namespace.c). */
final class Propagation {
    private final Vfs vfs;

    Propagation(Vfs vfs) {
        this.vfs = vfs;
    }

    Result<Vfs> change(Location place, int flags) {
        int type = flags & ~(MountFlags.REC | MountFlags.SILENT);
        boolean one = (type & ~MountFlags.PROPAGATION) == 0 && Integer.bitCount(type) == 1;
        if (!vfs.table().isRoot(place) || !one || !vfs.mount(place).attached()) {
            return Result.err(Errno.EINVAL);
        }
        Edit edit = new Edit(vfs);
        List<Integer> keys =
                (flags & MountFlags.REC) != 0 ? new MountTree(edit).keys(place.mount()) : List.of(place.mount());
        Peers peers = new Peers(edit);
        for (int key : keys) {
            peers.change(key, type);
        }
        return Result.ok(edit.vfs());
    }
}
