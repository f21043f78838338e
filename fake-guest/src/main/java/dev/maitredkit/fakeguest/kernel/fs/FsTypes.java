package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import java.util.List;
import java.util.Optional;

/** What differs between kinds of file systems when they are mounted and remounted. */
final class FsTypes {
    private FsTypes() {}

    /** Options that were read but not put to use. */
    record Parsed(MountParameters parameters, FsOptions options) {}

    /** Reads the options of one kind of file system, one by one. */
    interface Reader {
        /** Takes an option that is not a generic one; false: unknown or malformed. */
        boolean take(String key, Optional<String> value);

        FsOptions options();

        /** The options of this text, one by one. */
        default List<Options.Option> split(String data) {
            return Options.split(data);
        }
    }

    static Result<Parsed> parse(Vfs vfs, FsType type, MountParameters start, String data) {
        return parse(reader(vfs, type, Optional.empty()), start, data);
    }

    static Result<Parsed> reparse(Vfs vfs, SuperBlock old, MountParameters start, String data) {
        return parse(reader(vfs, old.type(), Optional.of(old.options())), start, data);
    }

    private static Result<Parsed> parse(Reader reader, MountParameters start, String data) {
        MountParameters parameters = start;
        for (Options.Option option : reader.split(data)) {
            Optional<MountParameters> generic = parameters.with(option.key());
            if (generic.isPresent()) {
                parameters = generic.get();
            } else if (option.key().equals("source")
                    && start.mask() != 0
                    && option.value().isPresent()) {
                continue;
            } else if (!reader.take(option.key(), option.value())) {
                return Result.err(Errno.EINVAL);
            }
        }
        return Result.ok(new Parsed(parameters, reader.options()));
    }

    private static Reader reader(Vfs vfs, FsType type, Optional<FsOptions> old) {
        return switch (type) {
            case TMPFS, DEVTMPFS, ROOTFS -> new TmpfsReader(vfs.limits().memoryPages(), old);
            case RAMFS -> new SimpleReaders.Ramfs(old);
            case PROC -> new SimpleReaders.Proc(old);
            case DEVPTS -> new SimpleReaders.Devpts();
            case EXT2, EXT3, EXT4 -> DiskOptions.ext(old);
            case BTRFS -> DiskOptions.btrfs(old);
            case CGROUP -> new CgroupReader();
            case OVERLAY -> new OverlayReader(old);
            case BPF, DEBUGFS -> new SimpleReaders.Anything();
            case HUGETLBFS -> new SimpleReaders.Fixed(",pagesize=2M");
            default -> new SimpleReaders.Fixed("");
        };
    }

    /** Puts the options of a remount to use, as far as what is in use allows. */
    static Result<FsOptions> reconfigure(SuperBlock old, FsOptions asked) {
        if (asked instanceof FsOptions.Tmpfs it && old.options() instanceof FsOptions.Tmpfs before) {
            return TmpfsReader.reconfigure(old.tree(), before, it);
        }
        return Result.ok(asked instanceof OverlayReader.Asked ? old.options() : asked);
    }
}
