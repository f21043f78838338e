package dev.maitredkit.fakeguest.kernel.fs;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the machine and its settings say.
 *
 * @param mountMax fs.mount-max: how many mounts there may be
 * @param memoryPages the memory in pages of 4096 bytes, which tmpfs takes half of
 * @param fileSystems what /proc/filesystems has, in its order; others are ENODEV, and so are those of them that
 *     {@link FsType} does not have
 */
public record FsLimits(int mountMax, long memoryPages, List<Registered> fileSystems) {
    /** A line of /proc/filesystems; {@code nodev}: it needs no block device. */
    public record Registered(String name, boolean nodev) {
        private static final String NODEV = "nodev ";

        /** Reads {@code nodev tmpfs} or {@code ext4}. */
        public static Registered parse(String text) {
            boolean nodev = text.startsWith(NODEV);
            return new Registered(nodev ? text.substring(NODEV.length()) : text, nodev);
        }
    }

    /** A guest with 24 GiB of memory on Linux 6.18, as the reference agent was observed on. */
    public static final FsLimits OBSERVED = new FsLimits(
            100_000,
            6_171_021,
            Stream.of(
                            "nodev sysfs",
                            "nodev tmpfs",
                            "nodev proc",
                            "nodev cgroup",
                            "nodev cgroup2",
                            "nodev cpuset",
                            "nodev devtmpfs",
                            "nodev binfmt_misc",
                            "nodev debugfs",
                            "nodev tracefs",
                            "nodev securityfs",
                            "nodev sockfs",
                            "nodev bpf",
                            "nodev pipefs",
                            "nodev ramfs",
                            "nodev hugetlbfs",
                            "nodev devpts",
                            "ext3",
                            "ext2",
                            "ext4",
                            "squashfs",
                            "nodev autofs",
                            "fuseblk",
                            "nodev fuse",
                            "nodev fusectl",
                            "nodev overlay",
                            "xfs",
                            "erofs",
                            "nodev mqueue",
                            "btrfs",
                            "nodev pstore")
                    .map(Registered::parse)
                    .toList());

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
