package dev.maitredkit.linuxguest.sys;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** An open file descriptor, closed on exec. It is not safe to close it while another thread uses it. */
public final class Descriptor implements AutoCloseable {
    public static final int O_RDWR = 2;
    public static final int O_NOCTTY = 256;
    private static final int O_CLOEXEC = 0x8_0000;
    private static final int SOCK_CLOEXEC = 0x8_0000;

    private final int fd;

    private Descriptor(int fd) {
        this.fd = fd;
    }

    /** open(2). */
    public static Descriptor open(String path, int flags) throws ErrnoException {
        return of(LibC.C.open(CText.of(path), flags | O_CLOEXEC, 0), path);
    }

    /** socket(2). */
    public static Descriptor socket(int domain, int type, int protocol) throws ErrnoException {
        return of(LibC.C.socket(domain, type | SOCK_CLOEXEC, protocol), "socket");
    }

    private static Descriptor of(int fd, String what) throws ErrnoException {
        Linux.errno(fd).orThrow(what);
        return new Descriptor(fd);
    }

    public int number() {
        return fd;
    }

    /** ioctl(2) with a pointer. */
    public Errno ioctl(long request, Memory argument) {
        return Linux.errno(LibC.C.ioctl(fd, new NativeLong(request), argument));
    }

    /**
     * ioctl(2) without an argument, whose answer is a number.
     *
     * @return at least 0
     */
    public int ioctlNumber(long request) throws ErrnoException {
        int result = LibC.C.ioctl(fd, new NativeLong(request), Pointer.NULL);
        Linux.errno(result).orThrow("ioctl");
        return result;
    }

    /** send(2), without flags. */
    public Errno send(Memory message, long length) {
        return Linux.errno(LibC.C.send(fd, message, new NativeLong(length), 0).intValue());
    }

    /** recv(2), without flags: how much came. */
    public int receive(Memory into) throws ErrnoException {
        return count(LibC.C.recv(fd, into, new NativeLong(into.size()), 0));
    }

    /** read(2): how much came; 0 at the end. */
    public int read(Memory into) throws ErrnoException {
        return count(LibC.C.read(fd, into, new NativeLong(into.size())));
    }

    private static int count(NativeLong result) throws ErrnoException {
        if (result.longValue() == -1) {
            throw new ErrnoException("read", new Errno(Native.getLastError()));
        }
        return result.intValue();
    }

    @Override
    public void close() {
        LibC.C.close(fd);
    }
}
