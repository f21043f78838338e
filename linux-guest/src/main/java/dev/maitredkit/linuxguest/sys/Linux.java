package dev.maitredkit.linuxguest.sys;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;

/** Plain system calls: mounts, signals, the end of the machine. */
public final class Linux {
    public static final long MS_RDONLY = 1;
    public static final long MS_NOSUID = 2;
    public static final long MS_NODEV = 4;
    public static final long MS_NOEXEC = 8;
    public static final long MS_REMOUNT = 32;
    public static final long MS_BIND = 4096;
    public static final long MS_REC = 16_384;
    public static final long MS_PRIVATE = 1 << 18;

    private static final int MNT_DETACH = 2;
    private static final int RB_AUTOBOOT = 0x0123_4567;

    private Linux() {}

    static Errno errno(int result) {
        return result == -1 ? new Errno(Native.getLastError()) : Errno.OK;
    }

    /** mount(2) with just these arguments. */
    public static Errno mount(String source, String target, String fstype, long flags, String data) {
        return errno(LibC.C.mount(
                CText.of(source), CText.of(target), CText.of(fstype), new NativeLong(flags), CText.of(data)));
    }

    /** umount2(2) without flags: it fails with EBUSY while the mount is in use. */
    public static Errno umount(String target) {
        return errno(LibC.C.umount2(CText.of(target), 0));
    }

    /** umount2(2) with MNT_DETACH: nobody finds the mount any more, who uses it keeps it. */
    public static Errno detach(String target) {
        return errno(LibC.C.umount2(CText.of(target), MNT_DETACH));
    }

    /** pivot_root(2); all threads of this process follow. */
    public static Errno pivotRoot(String newRoot, String putOld) {
        return errno(LibC.C.pivot_root(CText.of(newRoot), CText.of(putOld)));
    }

    /** chdir(2), for all threads; {@code java.nio.file} goes on to resolve relative paths against the old directory. */
    public static Errno chdir(String path) {
        return errno(LibC.C.chdir(CText.of(path)));
    }

    /** umask(2), for all threads. */
    public static void umask(int mask) {
        LibC.C.umask(mask);
    }

    /** getpid(2), as it is in this process's own PID namespace. */
    public static int pid() {
        return LibC.C.getpid();
    }

    /** kill(2). */
    public static Errno kill(int pid, int signal) {
        return errno(LibC.C.kill(pid, signal));
    }

    /** sync(2). */
    public static void sync() {
        LibC.C.sync();
    }

    /**
     * reboot(2), RB_AUTOBOOT. As pid 1 of a PID namespace other than the first it ends just that namespace, and does
     * not return; its parent sees a death by SIGHUP (pid_namespaces(7)).
     */
    public static Errno reboot() {
        return errno(LibC.C.reboot(RB_AUTOBOOT));
    }
}
