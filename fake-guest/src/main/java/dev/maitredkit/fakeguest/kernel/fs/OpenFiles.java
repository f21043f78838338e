package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Result.Done;
import dev.maitredkit.fakeguest.kernel.fs.Vfs.ReadBytes;
import dev.maitredkit.fakeguest.kernel.fs.Vfs.Written;
import java.time.Duration;
import java.time.Instant;

/** What one does with an open file. */
final class OpenFiles {
    /** With relatime, a read notes its time when the last note is older than this (fs/inode.c). */
    private static final Duration RELATIME = Duration.ofDays(1);

    private OpenFiles() {}

    static Inode inode(Vfs vfs, OpenFile file) {
        return vfs.superblock(file.superblock()).tree().inodeOf(file.node().id());
    }

    /** Counts an open file, or takes it back with -1. */
    static void hold(Edit edit, OpenFile file, int by) {
        if (file.node().isStored()) {
            Inode inode = inode(edit.vfs(), file);
            if (file.writable() && inode.type() == FileType.REGULAR) {
                edit.put(file.superblock(), inode.withWriters(inode.writers() + by));
                edit.countWriter(file.place().mount(), by);
            }
        }
        if (!file.place().node().isStored()) {
            edit.holdNode(file.superblock(), file.node(), by);
        }
        edit.hold(file.place(), by);
    }

    static Vfs close(Vfs vfs, OpenFile file) {
        Edit edit = new Edit(vfs);
        hold(edit, file, -1);
        return edit.vfs();
    }

    static long size(Vfs vfs, OpenFile file) {
        if (file.backing() instanceof Backing.Regular) {
            return inode(vfs, file).content().size();
        }
        return file.backing() instanceof Backing.Block it
                ? vfs.findDisk(it.number()).map(Disk::size).orElse(0L)
                : 0;
    }

    static Result<ReadBytes> read(Vfs vfs, OpenFile file, long offset, int max, Instant now) {
        if (!file.readable()) {
            return Result.err(Errno.EBADF);
        }
        if (file.backing() instanceof Backing.Directory) {
            return Result.err(Errno.EISDIR);
        }
        if (file.backing() instanceof Backing.Regular) {
            Inode inode = inode(vfs, file);
            Edit edit = new Edit(vfs);
            noteRead(edit, file, inode, now);
            return Result.ok(new ReadBytes(edit.vfs(), inode.content().read(offset, max)));
        }
        if (file.backing() instanceof Backing.Block it) {
            return vfs.findDisk(it.number())
                    .map(disk -> Result.ok(new ReadBytes(vfs, DiskFormats.read(disk, offset, max))))
                    .orElse(Result.err(Errno.ENXIO));
        }
        return file.backing() instanceof Backing.Device it
                ? Devices.read(vfs, it.kind(), max)
                : Result.err(Errno.EINVAL);
    }

    private static void noteRead(Edit edit, OpenFile file, Inode inode, Instant now) {
        Mount mount = edit.mount(file.place().mount());
        if (mount.has(MountFlags.NOATIME)
                || mount.has(MountFlags.RDONLY)
                || edit.superblock(file.superblock()).isReadOnly()) {
            return;
        }
        boolean due = !mount.has(MountFlags.RELATIME)
                || !inode.accessed().isAfter(inode.modified())
                || !inode.accessed().isAfter(inode.changed())
                || !now.isBefore(inode.accessed().plus(RELATIME));
        if (due && !inode.accessed().equals(now)) {
            edit.put(file.superblock(), inode.withTimes(now, inode.modified(), inode.changed()));
        }
    }

    static Result<Written> write(Vfs vfs, OpenFile file, long offset, String data, boolean keepsSetId, Instant now) {
        if (!file.writable()) {
            return Result.err(Errno.EBADF);
        }
        if (file.backing() instanceof Backing.Block it) {
            return DiskFormats.write(vfs, it.number(), offset, data);
        }
        if (file.backing() instanceof Backing.Device it) {
            return Devices.write(vfs, it.kind(), offset, data);
        }
        if (!(file.backing() instanceof Backing.Regular)) {
            return Result.err(Errno.EINVAL);
        }
        Inode inode = inode(vfs, file);
        Content content = inode.content();
        long at = file.append() ? content.size() : offset;
        if (data.isEmpty()) {
            return Result.ok(new Written(vfs, 0, at));
        }
        if (at >= Content.MAX_SIZE) {
            return Result.err(Errno.EFBIG);
        }
        SuperBlock in = vfs.superblock(file.superblock());
        int count = fitting(Space.of(vfs, in), content, at, (int) Math.min(data.length(), Content.MAX_SIZE - at));
        if (count == 0) {
            return Result.err(Errno.ENOSPC);
        }
        Edit edit = new Edit(vfs);
        Inode written = inode.withData(new Inode.Data.Bytes(content.write(at, data.substring(0, count))));
        edit.put(file.superblock(), (keepsSetId ? written : withoutSetId(written)).modifiedAt(now));
        return Result.ok(new Written(edit.vfs(), count, at + count));
    }

    /** A write takes the set-user-id bit away, and the set-group-id bit of what the group may execute. */
    private static Inode withoutSetId(Inode inode) {
        int kept = inode.permissions() & ~04000;
        return inode.withPermissions((kept & 02010) == 02010 ? kept & ~02000 : kept);
    }

    /** How many of {@code wanted} bytes go before the pages run out. */
    private static int fitting(Space space, Content content, long offset, int wanted) {
        if (!space.blocksLimited()) {
            return wanted;
        }
        long free = space.freeBlocks();
        long end = offset + wanted;
        for (long page = offset / Content.PAGE; page * Content.PAGE < end; page++) {
            if (!content.isAllocated(page) && --free < 0) {
                return (int) Math.max(0, page * Content.PAGE - offset);
            }
        }
        return wanted;
    }

    static Result<Vfs> truncate(Vfs vfs, OpenFile file, long size, boolean keepsSetId, Instant now) {
        if (size < 0 || !file.writable() || !(file.backing() instanceof Backing.Regular)) {
            return Result.err(Errno.EINVAL);
        }
        if (size > Content.MAX_SIZE) {
            return Result.err(Errno.EFBIG);
        }
        Edit edit = new Edit(vfs);
        setSize(edit, file, size, keepsSetId, now);
        return Result.ok(edit.vfs());
    }

    static void setSize(Edit edit, OpenFile file, long size, boolean keepsSetId, Instant now) {
        if (file.node().isStored()) {
            Inode inode = inode(edit.vfs(), file);
            Inode cut = inode.withData(new Inode.Data.Bytes(inode.content().truncate(size)));
            edit.put(file.superblock(), (keepsSetId ? cut : withoutSetId(cut)).modifiedAt(now));
        }
    }

    static Result<Done> access(Vfs vfs, FsContext who, String path, int bits) {
        return vfs.find(who, path, true).flatMap(place -> {
            Stat stat = vfs.statAt(who, place);
            boolean regular = stat.type() == FileType.REGULAR;
            Mount mount = vfs.mount(place);
            boolean special = !regular && stat.type() != FileType.DIRECTORY;
            if ((bits & Access.EXECUTE) != 0 && regular && mount.has(MountFlags.NOEXEC)) {
                return Result.err(Errno.EACCES);
            }
            if (!Access.may(who, stat, bits)) {
                return Result.err(Errno.EACCES);
            }
            boolean readOnly =
                    mount.has(MountFlags.RDONLY) || vfs.superblockOf(place).isReadOnly();
            return (bits & Access.WRITE) != 0 && readOnly && !special ? Result.err(Errno.EROFS) : Result.done();
        });
    }

    static Result<Vfs> denyWrite(Vfs vfs, OpenFile file) {
        if (!file.node().isStored()) {
            return Result.ok(vfs);
        }
        Inode inode = inode(vfs, file);
        if (inode.writers() > 0) {
            return Result.err(Errno.ETXTBSY);
        }
        Edit edit = new Edit(vfs);
        edit.put(file.superblock(), inode.withWriters(inode.writers() - 1));
        return Result.ok(edit.vfs());
    }

    static Vfs allowWrite(Vfs vfs, OpenFile file) {
        if (!file.node().isStored()) {
            return vfs;
        }
        Edit edit = new Edit(vfs);
        Inode inode = inode(vfs, file);
        edit.put(file.superblock(), inode.withWriters(inode.writers() + 1));
        return edit.vfs();
    }
}
