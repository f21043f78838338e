package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.fs.Vfs.Written;
import java.time.Instant;
import java.util.Optional;

/** Makes file systems on disks, and reads and writes disks as devices. */
final class DiskFormats {
    private DiskFormats() {}

    static Result<Vfs> mkfs(
            Vfs vfs, DeviceNumber number, Disk.Format format, String label, boolean force, Instant now) {
        Optional<Disk> disk = vfs.findDisk(number);
        if (disk.isEmpty()) {
            return Result.err(Errno.ENXIO);
        }
        if (disk.get().superblock().isPresent()) {
            return Result.err(Errno.EBUSY);
        }
        if (disk.get().readOnly()) {
            return Result.err(Errno.EACCES);
        }
        if (disk.get().format() != Disk.Format.NONE && !force) {
            return Result.err(Errno.EEXIST);
        }
        return Result.ok(vfs.withDisk(format(disk.get(), format, label, now)));
    }

    static Disk format(Disk disk, Disk.Format format, String label, Instant now) {
        return switch (format) {
            case NONE -> disk.withRaw(Content.EMPTY);
            case BTRFS -> disk.formatted(format, label, FileTree.rooted(256, 257, 0755, 0, 0, now));
            case EXT2, EXT3, EXT4 -> disk.formatted(format, label, ext(now));
        };
    }

    private static FileTree ext(Instant now) {
        FileTree tree = FileTree.rooted(2, 11, 0755, 0, 0, now);
        Inode lost = new Inode(11, FileType.DIRECTORY, 0700, 0, 0, 2, 0, 0, now, now, now, Inode.Data.Entries.EMPTY);
        return tree.create(tree.root(), "lost+found", lost);
    }

    static String read(Disk disk, long offset, int max) {
        long left = disk.size() - offset;
        if (left <= 0) {
            return "";
        }
        int count = (int) Math.min(left, max);
        String data = disk.raw().read(offset, count);
        return data + "\0".repeat(count - data.length());
    }

    /** ENOSPC at the end; what overwrites a file system that is not mounted destroys it. */
    static Result<Written> write(Vfs vfs, DeviceNumber number, long offset, String data) {
        Disk disk = vfs.disks().get(number);
        if (disk == null) {
            return Result.err(Errno.ENXIO);
        }
        if (disk.readOnly()) {
            return Result.err(Errno.EPERM);
        }
        if (offset >= disk.size()) {
            return Result.err(Errno.ENOSPC);
        }
        int count = (int) Math.min(data.length(), disk.size() - offset);
        Vfs changed = disk.superblock().isPresent()
                ? vfs
                : vfs.withDisk(disk.withRaw(disk.raw().write(offset, data.substring(0, count))));
        return Result.ok(new Written(changed, count, offset + count));
    }
}
