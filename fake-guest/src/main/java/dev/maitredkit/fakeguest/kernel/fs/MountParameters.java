package dev.maitredkit.fakeguest.kernel.fs;

import java.util.Optional;

/**
 * What all file systems take from the options of a mount (vfs_parse_sb_flag of fs/fs_context.c).
 *
 * @param flags of the superblock
 * @param mask which of them were asked for
 * @param source what is mounted
 */
record MountParameters(int flags, int mask, String source) {
    static MountParameters forMount(int flags, String source) {
        return new MountParameters(flags, 0, source);
    }

    static MountParameters forRemount(int flags) {
        return new MountParameters(flags, MountFlags.OF_REMOUNT, "");
    }

    /** With this option, when it is one of the generic ones; a value behind it is not looked at. */
    Optional<MountParameters> with(String key) {
        int set = switch (key) {
            case "dirsync" -> MountFlags.DIRSYNC;
            case "lazytime" -> MountFlags.LAZYTIME;
            case "mand" -> MountFlags.MANDLOCK;
            case "ro" -> MountFlags.RDONLY;
            case "sync" -> MountFlags.SYNCHRONOUS;
            default -> 0;
        };
        int cleared = switch (key) {
            case "async" -> MountFlags.SYNCHRONOUS;
            case "nolazytime" -> MountFlags.LAZYTIME;
            case "nomand" -> MountFlags.MANDLOCK;
            case "rw" -> MountFlags.RDONLY;
            default -> 0;
        };
        return set == 0 && cleared == 0
                ? Optional.empty()
                : Optional.of(new MountParameters(flags & ~cleared | set, mask | set | cleared, source));
    }
}
