package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import java.time.Instant;
import java.util.Optional;

/** Brings a file system into use for a new mount: a new one, the one there is, or what is on a disk (vfs_get_tree). */
final class FsOpen {
    private static final DeviceNumber ANONYMOUS = new DeviceNumber(0, 0);

    private final Vfs vfs;
    private final FsContext who;
    private final Instant now;

    FsOpen(Vfs vfs, FsContext who, Instant now) {
        this.vfs = vfs;
        this.who = who;
        this.now = now;
    }

    /** A state with the file system in use, and its superblock. */
    record Opened(Vfs vfs, int superblock) {}

    Result<Opened> open(FsType type, FsTypes.Parsed parsed) {
        String key = type == FsType.CGROUP ? "cgroup" + parsed.options().shown() : type.label();
        return switch (type.sharing()) {
            case REFUSED -> Result.err(Errno.EINVAL);
            case DISK -> new DiskOpen(vfs, who).open(type, parsed);
            case EACH ->
                type == FsType.OVERLAY
                        ? new OverlayOpen(vfs, who, now).open(parsed)
                        : Result.ok(create(type, parsed, ""));
            case ONE, BY_OPTIONS ->
                Result.ok(Optional.ofNullable(vfs.shared().get(key))
                        .map(found -> new Opened(vfs, found))
                        .orElseGet(() -> create(type, parsed, key)));
        };
    }

    /** The kernel has its own mount of mqueue and devtmpfs from the start, so the flags of later ones are not theirs. */
    private Opened create(FsType type, FsTypes.Parsed parsed, String key) {
        Edit edit = new Edit(vfs);
        SuperBlock made = edit.addSuperblock(new SuperBlock(
                0,
                type,
                "",
                ANONYMOUS,
                Optional.empty(),
                key,
                type == FsType.MQUEUE || type == FsType.DEVTMPFS
                        ? 0
                        : parsed.parameters().flags(),
                parsed.options(),
                files(type, parsed.options()),
                0,
                0));
        return new Opened(edit.vfs(), made.id());
    }

    private FileTree files(FsType type, FsOptions options) {
        if (options instanceof FsOptions.Tmpfs it) {
            return FileTree.rooted(1, 2, it.mode(), (int) it.uid(), (int) it.gid(), now);
        }
        if (options instanceof FsOptions.Ramfs it) {
            return FileTree.rooted(1, 2, it.mode(), 0, 0, now);
        }
        if (options instanceof FsOptions.Devpts it) {
            return Devpts.files(it, now);
        }
        int mode = switch (type) {
            case DEBUGFS, TRACEFS -> 0700;
            case BPF, MQUEUE -> 01777;
            default -> 0755;
        };
        return FileTree.rooted(1, 2, mode, 0, 0, now);
    }
}
