package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import java.time.Instant;
import java.util.Optional;

/** What differs between kinds of file systems when they are mounted and remounted. */
final class FsTypes {
    private FsTypes() {}

    /** Options that were read but not put to use. */
    record Parsed(MountParameters parameters, FsOptions options) {}

    /** A state with the file system in use, and its superblock. */
    record Opened(Vfs vfs, int superblock) {}

    /** Reads the options of one kind of file system, one by one. */
    interface Reader {
        /** Takes an option that is not a generic one; false: unknown or malformed. */
        boolean take(String key, Optional<String> value);

        FsOptions options();
    }

    static Result<Parsed> parse(Vfs vfs, FsType type, MountParameters start, String data) {
        return parse(reader(vfs, type, Optional.empty()), start, data);
    }

    static Result<Parsed> reparse(Vfs vfs, SuperBlock old, MountParameters start, String data) {
        return parse(reader(vfs, old.type(), Optional.of(old.options())), start, data);
    }

    private static Result<Parsed> parse(Reader reader, MountParameters start, String data) {
        MountParameters parameters = start;
        for (Options.Option option : Options.split(data)) {
            Optional<MountParameters> generic = parameters.with(option.key());
            if (generic.isPresent()) {
                parameters = generic.get();
            } else if (!reader.take(option.key(), option.value())) {
                return Result.err(Errno.EINVAL);
            }
        }
        return Result.ok(new Parsed(parameters, reader.options()));
    }

    private static Reader reader(Vfs vfs, FsType type, Optional<FsOptions> old) {
        return switch (type) {
            case TMPFS, DEVTMPFS, ROOTFS -> new TmpfsReader(vfs.limits().memoryPages(), old);
            case RAMFS -> new SimpleReaders.Ramfs();
            case PROC -> new SimpleReaders.Proc(old);
            case DEVPTS -> new SimpleReaders.Devpts();
            case SYSFS -> new SimpleReaders.Nothing();
            case EXT2, EXT3, EXT4, BTRFS, OVERLAY -> new SimpleReaders.Nothing();
        };
    }

    static Result<Opened> open(Vfs vfs, FsContext who, FsType type, Parsed parsed, Instant now) {
        Edit edit = new Edit(vfs);
        int flags = parsed.parameters().flags();
        FsOptions options = parsed.options();
        FileTree tree = switch (type) {
            case TMPFS -> {
                FsOptions.Tmpfs it = (FsOptions.Tmpfs) options;
                yield FileTree.rooted(1, 2, it.mode(), (int) it.uid(), (int) it.gid(), now);
            }
            case RAMFS -> FileTree.rooted(1, 2, ((FsOptions.Ramfs) options).mode(), 0, 0, now);
            default -> FileTree.rooted(1, 2, 0755, 0, 0, now);
        };
        SuperBlock made = edit.addSuperblock(type, "", Optional.empty(), flags, options, tree);
        return Result.ok(new Opened(edit.vfs(), made.id()));
    }

    /** Puts the options of a remount to use, as far as what is in use allows. */
    static Result<FsOptions> reconfigure(SuperBlock old, FsOptions asked) {
        if (asked instanceof FsOptions.Tmpfs it && old.options() instanceof FsOptions.Tmpfs before) {
            return TmpfsReader.reconfigure(old.tree(), before, it);
        }
        return Result.ok(asked);
    }
}
