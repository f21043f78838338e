package dev.maitredkit.fakeguest.kernel.procfs;

import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.Limits;
import dev.maitredkit.fakeguest.kernel.Sys.Disposition;
import dev.maitredkit.fakeguest.kernel.proc.Credentials;
import dev.maitredkit.fakeguest.kernel.proc.Process;
import dev.maitredkit.fakeguest.kernel.proc.Signal;
import dev.maitredkit.fakeguest.kernel.proc.Signals;
import java.util.Locale;
import java.util.function.IntPredicate;

/** /proc/PID/status and /proc/PID/limits (proc_pid_status(5), proc_pid_limits(5)). */
final class StatusText {
    private StatusText() {}

    static String of(Kernel kernel, Process process) {
        Credentials user = process.credentials();
        Signals signals = process.signals();
        return "Name:\t" + process.image().comm() + "\nUmask:\t"
                + String.format(Locale.ROOT, "%04o", process.place().umask()) + "\nState:\t" + state(process)
                + "\nTgid:\t" + process.pid() + "\nNgid:\t0\nPid:\t" + process.pid() + "\nPPid:\t" + parent(process)
                + "\nTracerPid:\t0\nUid:\t" + fourTimes(user.uid()) + "\nGid:\t" + fourTimes(user.gid())
                + "\nFDSize:\t64\nGroups:\t \nNStgid:\t" + process.pid() + "\nNSpid:\t" + process.pid()
                + "\nNSpgid:\t" + process.identity().group() + "\nNSsid:\t"
                + process.identity().session()
                + "\nThreads:\t1\nSigQ:\t0/" + kernel.limits().processes() + "\nSigPnd:\t" + mask(0)
                + "\nShdPnd:\t" + mask(pending(signals)) + "\nSigBlk:\t" + mask(signals.blocked()) + "\nSigIgn:\t"
                + mask(ignored(signals)) + "\nSigCgt:\t" + mask(caught(signals)) + '\n';
    }

    /** Pid 1 has no parent that anybody in the guest could see. */
    static int parent(Process process) {
        return process.isInit() ? 0 : process.family().parent().number();
    }

    private static String state(Process process) {
        char letter = process.status().letter();
        return letter
                + switch (letter) {
                    case 'R' -> " (running)";
                    case 'S' -> " (sleeping)";
                    case 'T' -> " (stopped)";
                    case 'Z' -> " (zombie)";
                    default -> throw new IllegalStateException("a state without a name: " + letter);
                };
    }

    private static String fourTimes(int id) {
        return id + "\t" + id + '\t' + id + '\t' + id;
    }

    private static String mask(long bits) {
        return String.format(Locale.ROOT, "%016x", bits);
    }

    static long pending(Signals signals) {
        return bits(signals.pending()::containsKey);
    }

    static long ignored(Signals signals) {
        return bits(it -> signals.disposition(it) == Disposition.IGNORE);
    }

    static long caught(Signals signals) {
        return bits(it -> signals.disposition(it) == Disposition.CATCH);
    }

    private static long bits(IntPredicate has) {
        long bits = 0;
        for (int signal = 1; signal <= Signal.LAST; signal++) {
            bits |= has.test(signal) ? Signals.bit(signal) : 0;
        }
        return bits;
    }

    static String limits(Kernel kernel) {
        Limits limits = kernel.limits();
        return line("Limit", "Soft Limit", "Hard Limit", "Units")
                + line("Max stack size", Long.toString(limits.stackBytes()), "unlimited", "bytes")
                + line(
                        "Max processes",
                        Integer.toString(limits.processes()),
                        Integer.toString(limits.processes()),
                        "processes")
                + line(
                        "Max open files",
                        Integer.toString(limits.openFiles()),
                        Integer.toString(limits.openFiles()),
                        "files");
    }

    private static String line(String name, String soft, String hard, String unit) {
        return String.format(Locale.ROOT, "%-25s %-20s %-20s %-10s\n", name, soft, hard, unit);
    }
}
