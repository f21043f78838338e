package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** The calls that change a file by its path: chmod(2), chown(2), truncate(2), utimensat(2). */
final class FileCalls {
    private final Vfs vfs;
    private final FsContext who;
    private final Instant now;

    FileCalls(Vfs vfs, FsContext who, Instant now) {
        this.vfs = vfs;
        this.who = who;
        this.now = now;
    }

    Result<Vfs> chmod(String path, int mode) {
        return vfs.find(who, path, true)
                .flatMap(place ->
                        owned(place, it -> it.withPermissions(mode & 07777).changedAt(now)));
    }

    Result<Vfs> chown(String path, int uid, int gid, boolean follow) {
        return vfs.find(who, path, follow).flatMap(place -> {
            if (who.uid() != 0 && uid >= 0) {
                return Result.err(Errno.EPERM);
            }
            return owned(place, it -> {
                Inode given = it.withOwner(uid < 0 ? it.uid() : uid, gid < 0 ? it.gid() : gid);
                int bits = it.isDirectory() ? it.permissions() : it.permissions() & ~04000;
                boolean group = !it.isDirectory() && (bits & 02010) == 02010;
                return given.withPermissions(group ? bits & ~02000 : bits).changedAt(now);
            });
        });
    }

    Result<Vfs> utimes(String path, Instant time) {
        return vfs.find(who, path, true).flatMap(place -> owned(place, it -> it.withTimes(time, time, now)));
    }

    Result<Vfs> truncate(String path, long size) {
        if (size < 0) {
            return Result.err(Errno.EINVAL);
        }
        return vfs.find(who, path, true).flatMap(place -> {
            FileType type = new Nodes(vfs, who).type(place);
            if (type != FileType.REGULAR) {
                return Result.err(type == FileType.DIRECTORY ? Errno.EISDIR : Errno.EINVAL);
            }
            if (isReadOnly(place)) {
                return Result.err(Errno.EROFS);
            }
            if (!new PathWalk(vfs, who).may(place, Access.WRITE)) {
                return Result.err(Errno.EACCES);
            }
            Spot real = Reals.toRead(vfs, place);
            if (!real.node().isStored()) {
                return Result.ok(vfs);
            }
            Inode inode =
                    vfs.superblock(real.superblock()).tree().inodeOf(real.node().id());
            if (inode.writers() < 0) {
                return Result.err(Errno.ETXTBSY);
            }
            if (size > Content.MAX_SIZE) {
                return Result.err(Errno.EFBIG);
            }
            Content cut = inode.content().truncate(size);
            return changed(place, it -> it.withData(new Inode.Data.Bytes(cut)).modifiedAt(now));
        });
    }

    private boolean isReadOnly(Location place) {
        return vfs.mount(place).has(MountFlags.RDONLY)
                || vfs.superblockOf(place).isReadOnly();
    }

    private Result<Vfs> owned(Location place, UnaryOperator<Inode> change) {
        if (isReadOnly(place)) {
            return Result.err(Errno.EROFS);
        }
        int owner = vfs.statAt(who, place).uid();
        return who.uid() == 0 || who.uid() == owner ? changed(place, change) : Result.err(Errno.EPERM);
    }

    private Result<Vfs> changed(Location place, UnaryOperator<Inode> change) {
        Edit edit = new Edit(vfs);
        return Reals.toWrite(edit, place, now).map(real -> {
            Inode inode = edit.tree(real.superblock()).inodeOf(real.node().id());
            edit.put(real.superblock(), change.apply(inode));
            return edit.vfs();
        });
    }
}
