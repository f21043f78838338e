package dev.maitredkit.linuxguest.sys;

/**
 * An error number of the kernel; 0 is none.
 *
 * @param number as errno(3) lists it for Linux
 */
public record Errno(int number) {
    public static final Errno OK = new Errno(0);
    public static final Errno ENOENT = new Errno(2);
    public static final Errno E2BIG = new Errno(7);
    public static final Errno ENOEXEC = new Errno(8);
    public static final Errno ECHILD = new Errno(10);
    public static final Errno EACCES = new Errno(13);
    public static final Errno ENODEV = new Errno(19);
    public static final Errno ENOTDIR = new Errno(20);
    public static final Errno EINVAL = new Errno(22);
    public static final Errno ENAMETOOLONG = new Errno(36);
    public static final Errno ETIMEDOUT = new Errno(110);
    public static final Errno ESTALE = new Errno(116);

    public Errno {
        if (number < 0) {
            throw new IllegalArgumentException("no errno: " + number);
        }
    }

    public boolean isOk() {
        return number == 0;
    }

    /** The kernel's words, as strerror(3) has them. */
    public String text() {
        return LibC.C.strerror(number);
    }

    /** Goes on only when there was no error. */
    public void orThrow(String what) throws ErrnoException {
        if (!isOk()) {
            throw new ErrnoException(what, this);
        }
    }
}
