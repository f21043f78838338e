package dev.maitredkit.fakeguest.kernel.fs;

import java.util.Optional;

/** The file systems that the fake can mount. */
public enum FsType {
    ROOTFS("rootfs", false, 0x858458f6L),
    TMPFS("tmpfs", false, 0x01021994L),
    RAMFS("ramfs", false, 0x858458f6L),
    DEVTMPFS("devtmpfs", false, 0x01021994L),
    PROC("proc", false, 0x9fa0L),
    SYSFS("sysfs", false, 0x62656572L),
    DEVPTS("devpts", false, 0x1cd1L),
    EXT2("ext2", true, 0xef53L),
    EXT3("ext3", true, 0xef53L),
    EXT4("ext4", true, 0xef53L),
    BTRFS("btrfs", true, 0x9123683eL),
    OVERLAY("overlay", false, 0x794c7630L);

    private final String label;
    private final boolean onDisk;
    private final long magic;

    FsType(String label, boolean onDisk, long magic) {
        this.label = label;
        this.onDisk = onDisk;
        this.magic = magic;
    }

    /** As mount(2) takes it and /proc/mounts shows it. */
    public String label() {
        return label;
    }

    /** Whether it needs a block device. */
    public boolean isOnDisk() {
        return onDisk;
    }

    /** f_type of statfs(2). */
    public long magic() {
        return magic;
    }

    /** Whether its names are made by the floor above, see {@link PseudoFiles}. */
    boolean isPseudo() {
        return this == PROC || this == SYSFS;
    }

    static Optional<FsType> find(String label) {
        for (FsType type : values()) {
            if (type.label.equals(label)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
