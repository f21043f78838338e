package dev.maitredkit.linuxguest.sys;

/**
 * How a process ended.
 *
 * @param signaled whether a signal killed it
 * @param code the signal's number, or else its exit status, 0 to 255
 */
public record ExitStatus(boolean signaled, int code) {
    private static final int SIGNAL_BITS = 0x7f;

    /** From a status of wait(2); that a core was dumped (0x80) makes no difference. */
    static ExitStatus of(int status) {
        int signal = status & SIGNAL_BITS;
        return signal == 0 ? new ExitStatus(false, status >> 8 & 0xff) : new ExitStatus(true, signal);
    }

    /** Exit status 0. */
    public boolean isGood() {
        return !signaled && code == 0;
    }
}
