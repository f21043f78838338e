package dev.maitredkit.fidelity.live;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.maitredkit.fakeguest.kernel.Errno;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The calls of the C library that are needed here, on x86_64. The error of a call is that of the thread that made it. */
final class Libc {
    static final int CLONE_FS = 0x200;
    static final int CLONE_NEWNS = 0x20000;
    static final int CLONE_NEWNET = 0x40000000;
    static final int AT_FDCWD = -100;

    private static final long SYS_PIVOT_ROOT = 155;

    static {
        Native.register(Libc.class, "c");
    }

    private Libc() {}

    static native int unshare(int flags);

    static native int mount(byte[] source, byte[] target, byte[] type, long flags, byte[] options);

    static native int umount2(byte[] target, int flags);

    static native int mkdir(byte[] path, int mode);

    static native int rmdir(byte[] path);

    static native int unlink(byte[] path);

    static native int rename(byte[] from, byte[] to);

    static native int link(byte[] from, byte[] to);

    static native int symlink(byte[] content, byte[] path);

    static native int chmod(byte[] path, int mode);

    static native int mknod(byte[] path, int mode, long device);

    static native int truncate(byte[] path, long size);

    static native int openat(int directory, byte[] path, int flags, int mode);

    static native int close(int fd);

    static native long read(int fd, byte[] data, long size);

    static native long write(int fd, byte[] data, long size);

    static native int ftruncate(int fd, long size);

    static native int chdir(byte[] path);

    static native int chroot(byte[] path);

    static native int umask(int mask);

    static native long readlinkat(int directory, byte[] path, byte[] text, long size);

    static native long getdents64(int fd, byte[] entries, long size);

    static native int statx(int directory, byte[] path, int flags, int mask, byte[] result);

    static native int statfs(byte[] path, byte[] result);

    static native int socket(int domain, int type, int protocol);

    static native int ioctl(int fd, long request, Pointer argument);

    static native long syscall(long number, byte[] first, byte[] second);

    static native int setrlimit(int resource, long[] limits);

    static native int posix_spawn(
            int[] pid, byte[] path, Pointer actions, Pointer attributes, Pointer argv, Pointer environ);

    static native int posix_spawn_file_actions_init(Pointer actions);

    static native int posix_spawn_file_actions_addopen(Pointer actions, int fd, byte[] path, int flags, int mode);

    static native int posix_spawn_file_actions_adddup2(Pointer actions, int from, int to);

    static native int posix_spawnattr_init(Pointer attributes);

    static native int posix_spawnattr_setflags(Pointer attributes, short flags);

    static native int posix_spawnattr_setsigdefault(Pointer attributes, byte[] signals);

    static native int posix_spawnattr_setsigmask(Pointer attributes, byte[] signals);

    static native int waitpid(int pid, int[] status, int options);

    static int pivotRoot(String root, String old) {
        return (int) syscall(SYS_PIVOT_ROOT, bytes(root), bytes(old));
    }

    /** Text as C has it: one char a byte, and a NUL. */
    static byte[] bytes(String text) {
        byte[] all = text.getBytes(StandardCharsets.ISO_8859_1);
        return Arrays.copyOf(all, all.length + 1);
    }

    static String text(byte[] data, long length) {
        return new String(data, 0, (int) length, StandardCharsets.ISO_8859_1);
    }

    /** {@code ok}, or the name of the error that the call has just had. */
    static String outcome(long result) {
        return result < 0 ? errorName(Native.getLastError()) : "ok";
    }

    static String errorName(int number) {
        return Arrays.stream(Errno.values())
                .filter(it -> it.number() == number)
                .map(Errno::name)
                .findFirst()
                .orElse("errno " + number);
    }

    /** For what a machine is made of. */
    static void must(String what, long result) {
        if (result < 0) {
            throw new IllegalStateException(what + ": " + errorName(Native.getLastError()));
        }
    }
}
