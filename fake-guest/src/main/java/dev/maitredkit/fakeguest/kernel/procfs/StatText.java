package dev.maitredkit.fakeguest.kernel.procfs;

import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.proc.Identity;
import dev.maitredkit.fakeguest.kernel.proc.Process;
import dev.maitredkit.fakeguest.kernel.proc.Signals;
import java.time.Duration;

/** /proc/PID/stat: 52 numbers, of which those that the fake has are right and the others 0 (proc_pid_stat(5)). */
final class StatText {
    private static final int MILLIS_PER_TICK = 10;

    private StatText() {}

    static String of(Kernel kernel, Process process) {
        Identity it = process.identity();
        Signals signals = process.signals();
        long started = Duration.between(kernel.booted(), it.started()).toMillis() / MILLIS_PER_TICK;
        return process.pid() + " (" + process.image().comm() + ") "
                + process.status().letter() + ' '
                + StatusText.parent(process) + ' ' + it.group() + ' ' + it.session()
                + ' ' + it.terminal() + ' '
                + (it.terminal() == 0 ? -1 : it.group().number())
                + " 4194304 0 0 0 0 "
                + ticks(kernel, process.usage().own()) + " 0 0 0 20 0 1 0 " + started
                + " 0 0 18446744073709551615 0 0 0 0 0 "
                + (StatusText.pending(signals) & 0x7fffffff) + ' ' + (signals.blocked() & 0x7fffffff) + ' '
                + (StatusText.ignored(signals) & 0x7fffffff) + ' ' + (StatusText.caught(signals) & 0x7fffffff)
                + " 0 0 0 17 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n";
    }

    /** Processor time in clock ticks. */
    static long ticks(Kernel kernel, long units) {
        return units / kernel.limits().unitsPerMillisecond() / MILLIS_PER_TICK;
    }
}
