package dev.maitredkit.fakeguest.kernel.fs;

import java.util.List;

/**
 * What the machine and its settings say.
 *
 * @param mountMax fs.mount-max: how many mounts there may be
 * @param memoryPages the memory in pages of 4096 bytes, which tmpfs takes half of
 * @param fileSystems what /proc/filesystems has, in its order; others are ENODEV
 */
public record FsLimits(int mountMax, long memoryPages, List<Registered> fileSystems) {
    /** A line of /proc/filesystems; {@code nodev}: it needs no block device. */
    public record Registered(String name, boolean nodev) {}

    /** A guest with 24 GiB of memory on Linux 6.18, as the reference agent was observed on. */
    public static final FsLimits OBSERVED = new FsLimits(
            100_000,
            6_171_021,
            List.of(
                    new Registered("sysfs", true),
                    new Registered("tmpfs", true),
                    new Registered("proc", true),
                    new Registered("devtmpfs", true),
                    new Registered("ramfs", true),
                    new Registered("devpts", true),
                    new Registered("ext3", false),
                    new Registered("ext2", false),
                    new Registered("ext4", false),
                    new Registered("overlay", true),
                    new Registered("btrfs", false)));

    public FsLimits {
        fileSystems = List.copyOf(fileSystems);
    }

    public FsLimits withMountMax(int max) {
        return new FsLimits(max, memoryPages, fileSystems);
    }

    public FsLimits withMemoryPages(long pages) {
        return new FsLimits(mountMax, pages, fileSystems);
    }

    boolean knows(String fileSystem) {
        return fileSystems.stream().anyMatch(it -> it.name().equals(fileSystem));
    }
}
