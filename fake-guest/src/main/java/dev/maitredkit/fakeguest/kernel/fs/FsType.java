package dev.maitredkit.fakeguest.kernel.fs;

import java.util.Optional;

/** The kinds of file systems that the fake knows; which of them a guest has is in its {@link FsLimits}. */
public enum FsType {
    ROOTFS("rootfs", Sharing.REFUSED, 0x858458f6L),
    TMPFS("tmpfs", Sharing.EACH, 0x01021994L),
    RAMFS("ramfs", Sharing.EACH, 0x858458f6L),
    DEVTMPFS("devtmpfs", Sharing.ONE, 0x01021994L),
    PROC("proc", Sharing.EACH, 0x9fa0L),
    SYSFS("sysfs", Sharing.ONE, 0x62656572L),
    DEVPTS("devpts", Sharing.EACH, 0x1cd1L),
    CGROUP("cgroup", Sharing.BY_OPTIONS, 0x27e0ebL),
    CGROUP2("cgroup2", Sharing.ONE, 0x63677270L),
    EXT2("ext2", Sharing.DISK, 0xef53L),
    EXT3("ext3", Sharing.DISK, 0xef53L),
    EXT4("ext4", Sharing.DISK, 0xef53L),
    BTRFS("btrfs", Sharing.DISK, 0x9123683eL),
    XFS("xfs", Sharing.DISK, 0x58465342L),
    SQUASHFS("squashfs", Sharing.DISK, 0x73717368L),
    EROFS("erofs", Sharing.DISK, 0xe0f5e1e2L),
    FUSEBLK("fuseblk", Sharing.DISK, 0x65735546L),
    OVERLAY("overlay", Sharing.EACH, 0x794c7630L),
    BINFMT_MISC("binfmt_misc", Sharing.ONE, 0x42494e4dL),
    DEBUGFS("debugfs", Sharing.ONE, 0x64626720L),
    TRACEFS("tracefs", Sharing.ONE, 0x74726163L),
    SECURITYFS("securityfs", Sharing.ONE, 0x73636673L),
    FUSECTL("fusectl", Sharing.ONE, 0x65735543L),
    MQUEUE("mqueue", Sharing.ONE, 0x19800202L),
    BPF("bpf", Sharing.EACH, 0xcafe4a11L),
    HUGETLBFS("hugetlbfs", Sharing.EACH, 0x958458f6L),
    /** Needs a descriptor of /dev/fuse, which the fake has not. */
    FUSE("fuse", Sharing.REFUSED, 0x65735546L),
    AUTOFS("autofs", Sharing.REFUSED, 0x187L),
    SOCKFS("sockfs", Sharing.REFUSED, 0x534f434bL),
    PIPEFS("pipefs", Sharing.REFUSED, 0x50495045L);

    /** What a further mount of the kind shows. */
    enum Sharing {
        /** A file system of its own. */
        EACH,
        /** The same one. */
        ONE,
        /** The same one when the options are the same. */
        BY_OPTIONS,
        /** What is on the disk. */
        DISK,
        /** Nothing: EINVAL. */
        REFUSED
    }

    private final String label;
    private final Sharing sharing;
    private final long magic;

    FsType(String label, Sharing sharing, long magic) {
        this.label = label;
        this.sharing = sharing;
        this.magic = magic;
    }

    /** As mount(2) takes it and /proc/mounts shows it. */
    public String label() {
        return label;
    }

    Sharing sharing() {
        return sharing;
    }

    /** f_type of statfs(2). */
    public long magic() {
        return magic;
    }

    /** Whether its names are made by the floor above, see {@link PseudoFiles}. */
    boolean isPseudo() {
        return this == PROC || this == SYSFS;
    }

    /** Whether its names are the kernel's, and no call makes or removes one. */
    boolean hasFixedNames() {
        return switch (this) {
            case PROC, SYSFS, DEVPTS, DEBUGFS, TRACEFS, SECURITYFS, FUSECTL, BINFMT_MISC -> true;
            default -> false;
        };
    }

    /** Whether a type may have a dot and a further name behind it (FS_HAS_SUBTYPE). */
    boolean hasSubtypes() {
        return this == FUSE || this == FUSEBLK;
    }

    static Optional<FsType> find(String label) {
        for (FsType type : values()) {
            if (type.label.equals(label) && type != ROOTFS) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
