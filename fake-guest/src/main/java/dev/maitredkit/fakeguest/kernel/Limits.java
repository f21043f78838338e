package dev.maitredkit.fakeguest.kernel;

/**
 * Limits of the guest, part of its state.
 *
 * @param pidMax the first pid that is never given out (kernel.pid_max)
 * @param processes how many processes there may be (kernel.threads-max, RLIMIT_NPROC): fork(2) then fails with EAGAIN
 * @param openFiles descriptors of one process (RLIMIT_NOFILE)
 * @param stackBytes RLIMIT_STACK; a quarter of it holds arguments and environment (execve(2))
 * @param consoleBytes how much of the console's text is kept, the latest
 * @param unitsPerMillisecond how much work the guest's processor does, see {@link Sys#spend}
 * @param burst units that it does at once, in no time, after a rest
 * @param quantum units of one turn
 * @param share units after which a process no longer goes before those that have used theirs up
 */
public record Limits(
        int pidMax,
        int processes,
        int openFiles,
        long stackBytes,
        int consoleBytes,
        int unitsPerMillisecond,
        int burst,
        int quantum,
        int share) {

    /** Linux as it comes: 32768 pids, 1024 descriptors, 8 MiB of stack. */
    public static final Limits DEFAULT = new Limits(32_768, 32_000, 1024, 8L << 20, 1 << 20, 250, 20_000, 500, 10_000);

    public Limits {
        if (pidMax < 301 || processes < 1 || openFiles < 4 || stackBytes < 1 << 19 || consoleBytes < 1) {
            throw new IllegalArgumentException("limits too small for a guest");
        }
        if (unitsPerMillisecond < 1 || burst < 1 || quantum < 1 || share < 0) {
            throw new IllegalArgumentException("a processor must do some work");
        }
    }

    /** Room for that many processes and pids, and all else as here. */
    public Limits withProcesses(int most) {
        return new Limits(
                Math.max(pidMax, most + 301),
                most,
                openFiles,
                stackBytes,
                consoleBytes,
                unitsPerMillisecond,
                burst,
                quantum,
                share);
    }

    /** A processor of another speed. */
    public Limits withProcessor(int unitsPerMillisecond, int burst) {
        return new Limits(
                pidMax, processes, openFiles, stackBytes, consoleBytes, unitsPerMillisecond, burst, quantum, share);
    }
}
