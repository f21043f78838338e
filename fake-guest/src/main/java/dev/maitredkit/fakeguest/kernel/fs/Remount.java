package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;

/** MS_REMOUNT: of one mount (with MS_BIND, do_reconfigure_mnt), or of the file system (do_remount). */
final class Remount {
    private final Vfs vfs;
    private final Location place;
    private final Mount mount;

    Remount(Vfs vfs, Location place) {
        this.vfs = vfs;
        this.place = place;
        this.mount = vfs.mount(place);
    }

    private boolean isMount() {
        return mount.attached() && vfs.table().isRoot(place);
    }

    Result<Vfs> mount(int flags) {
        if (!isMount()) {
            return Result.err(Errno.EINVAL);
        }
        boolean wanted = (flags & MountFlags.RDONLY) != 0;
        boolean readOnly = mount.has(MountFlags.RDONLY)
                || vfs.superblock(mount.superblock()).isReadOnly();
        if (wanted && !readOnly && mount.writers() > 0) {
            return Result.err(Errno.EBUSY);
        }
        Edit edit = new Edit(vfs);
        edit.put(mount.withFlags(flags));
        return Result.ok(edit.vfs());
    }

    Result<Vfs> superblock(int flags, int own, String data) {
        if (!isMount()) {
            return Result.err(Errno.EINVAL);
        }
        SuperBlock old = vfs.superblock(mount.superblock());
        MountParameters start = MountParameters.forRemount(flags);
        return FsTypes.reparse(vfs, old, start, data)
                .flatMap(asked -> reconfigure(old, asked))
                .map(changed -> {
                    Edit edit = new Edit(vfs);
                    edit.put(changed);
                    if (changed.options() instanceof FsOptions.Devpts it) {
                        edit.put(changed.id(), Devpts.withMode(changed.tree(), it));
                    }
                    edit.put(mount.withFlags(own));
                    return edit.vfs();
                });
    }

    /** reconfigure_super of fs/super.c. */
    private Result<SuperBlock> reconfigure(SuperBlock old, FsTypes.Parsed asked) {
        int flags = asked.parameters().flags();
        int mask = asked.parameters().mask();
        if ((mask & ~MountFlags.OF_REMOUNT) != 0) {
            return Result.err(Errno.EINVAL);
        }
        boolean toReadOnly = (flags & MountFlags.RDONLY) != 0;
        boolean refuses = old.disk().map(vfs.disks()::get).map(Disk::readOnly).orElse(false);
        if (!toReadOnly && refuses) {
            return Result.err(Errno.EACCES);
        }
        if (!toReadOnly
                && old.options() instanceof FsOptions.Overlay it
                && it.upper().isEmpty()) {
            return Result.err(Errno.EROFS);
        }
        boolean inUse = old.writers() > 0 || old.tree().orphans() > 0;
        if (toReadOnly && !old.isReadOnly() && inUse) {
            return Result.err(Errno.EBUSY);
        }
        return FsTypes.reconfigure(old, asked.options())
                .map(options -> old.reconfigured(old.flags() & ~mask | flags & mask, options));
    }

    /** umount(2) of a caller's root: the file system becomes read-only instead (do_umount_root). */
    Result<Vfs> makeReadOnly() {
        SuperBlock old = vfs.superblock(mount.superblock());
        if (old.isReadOnly()) {
            return Result.ok(vfs);
        }
        MountParameters start = new MountParameters(MountFlags.RDONLY, MountFlags.RDONLY, "");
        return reconfigure(old, new FsTypes.Parsed(start, old.options())).map(changed -> {
            Edit edit = new Edit(vfs);
            edit.put(changed);
            return edit.vfs();
        });
    }
}
