package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.fs.Disk.Format;
import java.util.Optional;

/** Mounts what is on a block device (get_tree_bdev of fs/super.c and btrfs_get_tree, Linux 6.18). */
final class DiskOpen {
    private final Vfs vfs;
    private final FsContext who;

    DiskOpen(Vfs vfs, FsContext who) {
        this.vfs = vfs;
        this.who = who;
    }

    Result<FsOpen.Opened> open(FsType type, FsTypes.Parsed parsed) {
        return findDevice(parsed.parameters().source()).flatMap(number -> {
            Optional<Disk> disk = vfs.findDisk(number);
            if (type == FsType.BTRFS && disk.isPresent() && disk.get().format() != Format.BTRFS) {
                return Result.err(Errno.EINVAL);
            }
            Optional<SuperBlock> used = disk.flatMap(Disk::superblock).map(vfs::superblock);
            if (used.isPresent() && used.get().type() == type) {
                return share(used.get(), disk.get(), parsed);
            }
            if (disk.isEmpty()) {
                return Result.err(Errno.ENXIO);
            }
            return used.isPresent() ? Result.err(Errno.EBUSY) : open(type, disk.get(), parsed);
        });
    }

    /** The block device behind a path (lookup_bdev of block/bdev.c). */
    private Result<DeviceNumber> findDevice(String path) {
        if (path.isEmpty()) {
            return Result.err(Errno.EINVAL);
        }
        return vfs.find(who, path, true).flatMap(place -> {
            Stat stat = vfs.statAt(who, place);
            if (stat.type() != FileType.BLOCK_DEVICE) {
                return Result.err(Errno.ENOTBLK);
            }
            return vfs.mount(place).has(MountFlags.NODEV)
                    ? Result.err(Errno.EACCES)
                    : Result.ok(new DeviceNumber(stat.deviceMajor(), stat.deviceMinor()));
        });
    }

    private Result<FsOpen.Opened> share(SuperBlock used, Disk disk, FsTypes.Parsed parsed) {
        boolean readOnly = isReadOnly(parsed);
        if (used.type() != FsType.BTRFS) {
            return readOnly == used.isReadOnly()
                    ? Result.ok(new FsOpen.Opened(vfs, used.id()))
                    : Result.err(Errno.EBUSY);
        }
        if (used.isReadOnly() && !readOnly && disk.readOnly()) {
            return Result.err(Errno.EACCES);
        }
        Optional<Errno> missing = missingSubvolume(used.tree(), parsed);
        if (missing.isPresent()) {
            return Result.err(missing.get());
        }
        Edit edit = new Edit(vfs);
        if (used.isReadOnly() && !readOnly) {
            edit.put(used.reconfigured(used.flags() & ~MountFlags.RDONLY, used.options()));
        }
        return Result.ok(new FsOpen.Opened(edit.vfs(), used.id()));
    }

    private Result<FsOpen.Opened> open(FsType type, Disk disk, FsTypes.Parsed parsed) {
        if (disk.readOnly() && !isReadOnly(parsed)) {
            return Result.err(Errno.EACCES);
        }
        if (!canRead(type, disk.format())) {
            return Result.err(Errno.EINVAL);
        }
        if (isRefused(type, disk.format(), parsed.options().shown())) {
            return Result.err(Errno.EINVAL);
        }
        FileTree files = disk.files().orElseThrow().tree();
        Optional<Errno> missing = missingSubvolume(files, parsed);
        if (missing.isPresent()) {
            return Result.err(missing.get());
        }
        Edit edit = new Edit(vfs);
        SuperBlock made = edit.addSuperblock(new SuperBlock(
                0,
                type,
                "",
                type == FsType.BTRFS ? new DeviceNumber(0, 0) : disk.number(),
                Optional.of(disk.number()),
                "",
                parsed.parameters().flags(),
                parsed.options(),
                files,
                0,
                0));
        edit.put(disk.mountedAs(made.id()));
        return Result.ok(new FsOpen.Opened(edit.vfs(), made.id()));
    }

    /** ext2 has no journal, so its options are refused; so are those that only ext4 has, under another name. */
    private static boolean isRefused(FsType type, Format format, String shown) {
        boolean journal = shown.contains(",commit=") || shown.contains(",data=");
        boolean ext4Only = shown.contains(",nodelalloc") || shown.contains(",nodioread_nolock");
        return format == Format.EXT2 && journal || type != FsType.EXT4 && ext4Only;
    }

    private static boolean isReadOnly(FsTypes.Parsed parsed) {
        return (parsed.parameters().flags() & MountFlags.RDONLY) != 0;
    }

    /** The ext4 driver reads all three of its kind; the others are read by nothing else. */
    private static boolean canRead(FsType type, Format format) {
        return switch (format) {
            case NONE -> false;
            case EXT2 -> type == FsType.EXT2 || type == FsType.EXT4;
            case EXT3 -> type == FsType.EXT3 || type == FsType.EXT4;
            case EXT4 -> type == FsType.EXT4;
            case BTRFS -> type == FsType.BTRFS;
        };
    }

    /** A directory that is no subvolume is EINVAL, and no directory ENOENT. */
    private static Optional<Errno> missingSubvolume(FileTree files, FsTypes.Parsed parsed) {
        Optional<String> asked = parsed.options() instanceof FsOptions.Ranked it ? it.subvolume() : Optional.empty();
        if (asked.isEmpty() || asked.get().replace("/", "").isEmpty()) {
            return Optional.empty();
        }
        int at = files.root();
        for (String name : asked.get().split("/+")) {
            Optional<Dentry> next = name.isEmpty() ? Optional.of(files.dentry(at)) : files.findChild(at, name);
            if (next.isEmpty()) {
                return Optional.of(Errno.ENOENT);
            }
            at = next.get().id();
        }
        return Optional.of(Errno.EINVAL);
    }
}
