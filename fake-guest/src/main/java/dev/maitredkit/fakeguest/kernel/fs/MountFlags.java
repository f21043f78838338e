package dev.maitredkit.fakeguest.kernel.fs;

/** The flags of mount(2) and umount(2), with the numbers that Linux gives them. */
public final class MountFlags {
    public static final int RDONLY = 1;
    public static final int NOSUID = 1 << 1;
    public static final int NODEV = 1 << 2;
    public static final int NOEXEC = 1 << 3;
    public static final int SYNCHRONOUS = 1 << 4;
    public static final int REMOUNT = 1 << 5;
    public static final int MANDLOCK = 1 << 6;
    public static final int DIRSYNC = 1 << 7;
    public static final int NOSYMFOLLOW = 1 << 8;
    public static final int NOATIME = 1 << 10;
    public static final int NODIRATIME = 1 << 11;
    public static final int BIND = 1 << 12;
    public static final int MOVE = 1 << 13;
    public static final int REC = 1 << 14;
    public static final int SILENT = 1 << 15;
    public static final int UNBINDABLE = 1 << 17;
    public static final int PRIVATE = 1 << 18;
    public static final int SLAVE = 1 << 19;
    public static final int SHARED = 1 << 20;
    public static final int RELATIME = 1 << 21;
    public static final int I_VERSION = 1 << 23;
    public static final int STRICTATIME = 1 << 24;
    public static final int LAZYTIME = 1 << 25;

    /** umount(2): even when busy, as MNT_FORCE, which no file system here heeds. */
    public static final int UMOUNT_FORCE = 1;

    /** umount(2): take it out of the tree now, let it go when nobody uses it any more. */
    public static final int UMOUNT_DETACH = 2;

    public static final int UMOUNT_EXPIRE = 4;
    public static final int UMOUNT_NOFOLLOW = 8;

    static final int PROPAGATION = SHARED | PRIVATE | SLAVE | UNBINDABLE;
    static final int ATIME = NOATIME | NODIRATIME | RELATIME;

    /** What a mount has of its own. */
    static final int OF_MOUNT = RDONLY | NOSUID | NODEV | NOEXEC | NOSYMFOLLOW | ATIME;

    /** What a remount may change of a superblock (MS_RMT_MASK). */
    static final int OF_REMOUNT = RDONLY | SYNCHRONOUS | MANDLOCK | I_VERSION | LAZYTIME;

    /** What a new mount gives its superblock. */
    static final int OF_SUPERBLOCK = OF_REMOUNT | DIRSYNC;

    private MountFlags() {}
}
