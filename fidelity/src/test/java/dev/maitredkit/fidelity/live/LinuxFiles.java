package dev.maitredkit.fidelity.live;

import static dev.maitredkit.fidelity.live.Libc.bytes;
import static dev.maitredkit.fidelity.live.Libc.must;
import static dev.maitredkit.fidelity.live.Libc.outcome;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files and mounts of the Linux that runs here, in a mount namespace of the calling thread, whose root is a tmpfs of its
 * own: all that it does is gone with the thread.
 */
final class LinuxFiles implements Machine, FileSight {
    private static final int NOFOLLOW = 0x100;
    private static final int STATX_BASIC = 0x7ff;
    private static final int DIRECTORY = 0200000;
    private static final int LARGEST = 1 << 16;

    /** Of this thread; its files tell of this thread whatever root it has. */
    private final int proc;

    private final Map<String, Integer> open = new HashMap<>();

    private LinuxFiles(int proc) {
        this.proc = proc;
    }

    /** With what {@link Fixture#FILES} says. */
    static LinuxFiles make() {
        LinuxFiles files = entered("/tmp");
        files.setUp(Fixture.FILES);
        files.leaveOldRoot();
        return files;
    }

    /** In a namespace of its own, with an empty tmpfs as working directory; the old root is still there. */
    static LinuxFiles entered(String base) {
        int proc = Libc.openat(Libc.AT_FDCWD, bytes("/proc/thread-self"), DIRECTORY, 0);
        must("/proc/thread-self", proc);
        must("unshare", Libc.unshare(Libc.CLONE_FS | Libc.CLONE_NEWNS));
        must("private", Libc.mount(bytes("none"), bytes("/"), null, Fixture.REC | Fixture.PRIVATE, null));
        must("root", Libc.mount(bytes("rootfs"), bytes(base), bytes("tmpfs"), 0, bytes("mode=755")));
        must("chdir", Libc.chdir(bytes(base)));
        Libc.umask(0);
        return new LinuxFiles(proc);
    }

    /** Makes each of these below the working directory. */
    void setUp(List<Call> calls) {
        for (Call call : calls) {
            String outcome = call(call.with(0, call.arguments().get(0).substring(1)));
            if (!outcome.equals("ok")) {
                throw new IllegalStateException(call + ": " + outcome);
            }
        }
    }

    void leaveOldRoot() {
        must("mkdir", Libc.mkdir(bytes("old"), 0755));
        must("pivot_root", Libc.pivotRoot(".", "old"));
        must("chroot", Libc.chroot(bytes(".")));
        must("chdir", Libc.chdir(bytes("/")));
        must("umount", Libc.umount2(bytes("/old"), 2));
        must("rmdir", Libc.rmdir(bytes("/old")));
        Libc.umask(022);
    }

    @Override
    public String call(Call it) {
        return switch (it.name()) {
            case "mount" ->
                outcome(Libc.mount(
                        bytes(it.text(0)), bytes(it.text(1)), bytes(it.text(2)), it.longNumber(3), bytes(it.text(4))));
            case "umount" -> outcome(Libc.umount2(bytes(it.text(0)), it.number(1)));
            case "mkdir" -> outcome(Libc.mkdir(bytes(it.text(0)), it.number(1)));
            case "rmdir" -> outcome(Libc.rmdir(bytes(it.text(0))));
            case "unlink" -> outcome(Libc.unlink(bytes(it.text(0))));
            case "rename" -> outcome(Libc.rename(bytes(it.text(0)), bytes(it.text(1))));
            case "link" -> outcome(Libc.link(bytes(it.text(0)), bytes(it.text(1))));
            case "symlink" -> outcome(Libc.symlink(bytes(it.text(1)), bytes(it.text(0))));
            case "chmod" -> outcome(Libc.chmod(bytes(it.text(0)), it.number(1)));
            case "mknod" -> outcome(Libc.mknod(bytes(it.text(0)), it.number(1), device(it.number(2), it.number(3))));
            case "truncate" -> outcome(Libc.truncate(bytes(it.text(0)), it.longNumber(1)));
            case "chdir" -> outcome(Libc.chdir(bytes(it.text(0))));
            case "stat" -> stat(it.text(0), 0);
            case "lstat" -> stat(it.text(0), NOFOLLOW);
            case "readlink" -> readlink(Libc.AT_FDCWD, it.text(0));
            case "ls" -> ls(it.text(0));
            case "cat" -> cat(it.text(0));
            case "put" -> put(it.text(0), it.text(1), it.number(2));
            case "cwd" -> readlink(proc, "cwd");
            case "statfs" -> statfs(it.text(0));
            case "open", "close", "write", "read", "ftruncate", "path" -> onDescriptor(it);
            default -> throw new IllegalArgumentException(it.toString());
        };
    }

    private static long device(int major, int minor) {
        return (long) (minor & 0xff) | (long) (major & 0xfff) << 8;
    }

    private String onDescriptor(Call it) {
        String slot = it.text(0);
        if (it.name().equals("open")) {
            int fd = Libc.openat(Libc.AT_FDCWD, bytes(it.text(1)), it.number(2), it.number(3));
            String outcome = outcome(fd);
            Integer old = fd < 0 ? null : open.put(slot, fd);
            if (old != null) {
                Libc.close(old);
            }
            return outcome;
        }
        Integer fd = open.get(slot);
        if (fd == null) {
            return "ok, not open";
        }
        switch (it.name()) {
            case "close":
                open.remove(slot);
                return outcome(Libc.close(fd));
            case "write":
                return counted(Libc.write(fd, "x".repeat(it.number(1)).getBytes(), it.number(1)));
            case "read":
                return counted(Libc.read(fd, new byte[it.number(1)], it.number(1)));
            case "ftruncate":
                return outcome(Libc.ftruncate(fd, it.longNumber(1)));
            default:
                return readlink(proc, "fd/" + fd);
        }
    }

    private static String counted(long result) {
        return result < 0 ? outcome(result) : "ok " + result;
    }

    private static String readlink(int directory, String path) {
        byte[] text = new byte[4097];
        long length = Libc.readlinkat(directory, bytes(path), text, text.length);
        return length < 0 ? outcome(length) : "ok " + Libc.text(text, length);
    }

    private static String ls(String path) {
        int fd = Libc.openat(Libc.AT_FDCWD, bytes(path), DIRECTORY, 0);
        return fd < 0 ? outcome(fd) : "ok " + String.join(" ", entries(fd));
    }

    private static List<String> entries(int fd) {
        List<String> names = new ArrayList<>();
        byte[] data = new byte[8192];
        for (long size = Libc.getdents64(fd, data, data.length);
                size > 0;
                size = Libc.getdents64(fd, data, data.length)) {
            ByteBuffer entries = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at < size; at += entries.getShort(at + 16)) {
                int end = at + 19;
                while (data[end] != 0) {
                    end++;
                }
                names.add(Libc.text(data, end).substring(at + 19));
            }
        }
        Libc.close(fd);
        names.removeAll(List.of(".", ".."));
        return names;
    }

    private static String cat(String path) {
        int fd = Libc.openat(Libc.AT_FDCWD, bytes(path), 0, 0);
        String outcome = outcome(fd);
        if (fd < 0) {
            return outcome;
        }
        byte[] data = new byte[100];
        long size = Libc.read(fd, data, data.length);
        outcome = size < 0 ? outcome(size) : "ok " + Libc.text(data, size);
        Libc.close(fd);
        return outcome;
    }

    /** Makes a file or replaces what it has, and gives it the mode. */
    static String put(String path, String content, int mode) {
        int fd = Libc.openat(Libc.AT_FDCWD, bytes(path), 01101, 0600);
        String outcome = outcome(fd);
        if (fd < 0) {
            return outcome;
        }
        long written = Libc.write(fd, bytes(content), content.length());
        outcome = outcome(written);
        Libc.close(fd);
        return written < 0 ? outcome : outcome(Libc.chmod(bytes(path), mode));
    }

    /** The whole of a small file. */
    static String content(int directory, String path) {
        int fd = Libc.openat(directory, bytes(path), 0, 0);
        must(path, fd);
        StringBuilder content = new StringBuilder();
        byte[] data = new byte[LARGEST];
        for (long size = Libc.read(fd, data, data.length); size > 0; size = Libc.read(fd, data, data.length)) {
            content.append(Libc.text(data, size));
        }
        Libc.close(fd);
        return content.toString();
    }

    private static String stat(String path, int flags) {
        byte[] stat = new byte[256];
        int result = Libc.statx(Libc.AT_FDCWD, bytes(path), flags, STATX_BASIC, stat);
        return result < 0
                ? outcome(result)
                : "ok " + shown(ByteBuffer.wrap(stat).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static String shown(ByteBuffer statx) {
        return Fixture.attributes(
                statx.getShort(0x1c) & 0xffff,
                statx.getInt(0x10),
                statx.getInt(0x14),
                statx.getInt(0x18),
                statx.getLong(0x28),
                statx.getLong(0x30),
                statx.getInt(0x80),
                statx.getInt(0x84));
    }

    private static String statfs(String path) {
        byte[] data = new byte[256];
        int result = Libc.statfs(bytes(path), data);
        ByteBuffer it = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        return result < 0
                ? outcome(result)
                : "ok " + it.getLong(8) + " " + it.getLong(16) + " " + it.getLong(24) + " " + it.getLong(40) + " "
                        + it.getLong(48);
    }

    // --- what can be seen ------------------------------------------------------------------------

    @Override
    public String state() {
        return seen();
    }

    @Override
    public String mountinfo() {
        return content(proc, "mountinfo");
    }

    @Override
    public Optional<String> attributes(String path) {
        String stat = stat(path, NOFOLLOW);
        return stat.startsWith("ok ") ? Optional.of(stat.substring(3)) : Optional.empty();
    }

    @Override
    public List<String> names(String path) {
        int fd = Libc.openat(Libc.AT_FDCWD, bytes(path), DIRECTORY, 0);
        return fd < 0 ? List.of() : entries(fd);
    }

    @Override
    public void close() {
        open.values().forEach(Libc::close);
        Libc.close(proc);
    }
}
