package dev.maitredkit.fakeguest.kernel.procfs;

import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.proc.Process;
import java.time.Duration;
import java.util.Locale;

/** The files of /proc about the system as a whole (proc(5)). */
final class SystemTexts {
    /** What uname(2) says. */
    static final String OS = "Linux";

    static final String RELEASE = "6.18.44";
    static final String BUILD = "#1 SMP PREEMPT_DYNAMIC";

    /** Processors of the guest. */
    static final int PROCESSORS = 2;

    private static final int KIB_PER_PAGE = 4;

    private final Kernel kernel;

    SystemTexts(Kernel kernel) {
        this.kernel = kernel;
    }

    String version() {
        return OS + " version " + RELEASE + " (maitred-kit@fake) (no compiler) " + BUILD + '\n';
    }

    /** Seconds since boot, and the seconds that all processors were idle. */
    String uptime() {
        Duration up = Duration.between(kernel.booted(), kernel.now());
        Duration idle = up.multipliedBy(PROCESSORS)
                .minusMillis(kernel.work() / kernel.limits().unitsPerMillisecond());
        return seconds(up) + ' ' + seconds(idle.isNegative() ? Duration.ZERO : idle) + '\n';
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%d.%02d", time.getSeconds(), time.toMillisPart() / 10);
    }

    String loadavg() {
        long running = kernel.processes().all().values().stream()
                .filter(it -> it.status().letter() == 'R')
                .count();
        return "0.00 0.00 0.00 " + Math.max(1, running) + '/'
                + kernel.processes().all().size() + ' ' + kernel.processes().lastPid() + '\n';
    }

    String meminfo() {
        long total = kernel.vfs().limits().memoryPages() * KIB_PER_PAGE;
        return kib("MemTotal:", total)
                + kib("MemFree:", total)
                + kib("MemAvailable:", total)
                + kib("Buffers:", 0)
                + kib("Cached:", 0)
                + kib("SwapCached:", 0)
                + kib("SwapTotal:", 0)
                + kib("SwapFree:", 0);
    }

    private static String kib(String name, long amount) {
        return String.format(Locale.ROOT, "%-15s %8d kB\n", name, amount);
    }

    String cpuinfo() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < PROCESSORS; i++) {
            text.append("processor\t: ").append(i).append('\n');
            text.append("model name\t: maitred-kit fake processor\n");
            text.append("siblings\t: ").append(PROCESSORS).append('\n');
            text.append("core id\t\t: ").append(i).append('\n');
            text.append("cpu cores\t: ").append(PROCESSORS).append("\n\n");
        }
        return text.toString();
    }

    String devices() {
        return "Character devices:\n  1 mem\n  5 /dev/tty\n  5 /dev/console\n  5 /dev/ptmx\n136 pts\n\n"
                + "Block devices:\n  7 loop\n";
    }

    String stat() {
        long ticks = kernel.processes().all().values().stream()
                .map(Process::usage)
                .mapToLong(it -> StatText.ticks(kernel, it.own()))
                .sum();
        return "cpu  " + ticks + " 0 0 0 0 0 0 0 0 0\nbtime " + kernel.booted().getEpochSecond() + "\nprocesses "
                + kernel.processes().nextSerial() + '\n';
    }
}
