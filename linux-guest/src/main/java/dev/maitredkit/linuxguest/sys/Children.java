package dev.maitredkit.linuxguest.sys;

import com.sun.jna.Memory;
import java.util.Optional;
import java.util.OptionalInt;

/** Waiting for children of this process. */
public final class Children {
    private static final int P_ALL = 0;
    private static final int WNOHANG = 1;
    private static final int WEXITED = 4;
    private static final int WNOWAIT = 0x0100_0000;
    private static final Errno EINTR = new Errno(4);
    /** sizeof siginfo_t, and where si_pid is in it on 64-bit Linux. */
    private static final int SIGINFO = 128;

    private static final int SI_PID = 16;

    private Children() {}

    /** Blocks until some child has ended, and leaves it to be reaped; empty when there are no children at all. */
    public static OptionalInt awaitAny() {
        try (Memory info = new Memory(SIGINFO)) {
            Errno errno;
            do {
                info.clear();
                errno = Linux.errno(LibC.C.waitid(P_ALL, 0, info, WEXITED | WNOWAIT));
            } while (errno.equals(EINTR));
            return errno.isOk() ? OptionalInt.of(info.getInt(SI_PID)) : OptionalInt.empty();
        }
    }

    /** Takes one child away if it has ended. */
    public static Optional<ExitStatus> reap(int pid) {
        return wait(pid, WNOHANG);
    }

    /** Blocks until the child has ended, and takes it away; empty when it is none. */
    public static Optional<ExitStatus> await(int pid) {
        return wait(pid, 0);
    }

    private static Optional<ExitStatus> wait(int pid, int options) {
        try (Memory status = new Memory(Integer.BYTES)) {
            int result;
            do {
                result = LibC.C.waitpid(pid, status, options);
            } while (Linux.errno(result).equals(EINTR));
            return result == pid ? Optional.of(ExitStatus.of(status.getInt(0))) : Optional.empty();
        }
    }
}
