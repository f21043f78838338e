package dev.maitredkit.linuxguest.agent;

import dev.maitredkit.linuxguest.proc.Processes;
import dev.maitredkit.linuxguest.sys.Linux;
import dev.maitredkit.linuxguest.sys.MountTable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Shutdown in the order of the reference agent, July 2018: SIGTERM to all, up to 5 s for them to end, SIGKILL, unmount,
 * sync. It must run as pid 1: {@code kill(-1)} then reaches every other process of its machine or PID namespace, and
 * none beyond.
 */
final class ShutdownSteps {
    private static final int ALL = -1;
    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;
    private static final int SIGCONT = 18;
    private static final Duration GRACE = Duration.ofSeconds(5);
    /**
     * Processes that cannot be killed, since a device holds them, must not hold back the end: the host waits 6 s in
     * all.
     */
    private static final Duration DYING = Duration.ofMillis(500);

    private static final Set<String> KEPT = Set.of("/dev", "/proc", "/sys");

    private final Processes processes;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    ShutdownSteps(Processes processes) {
        this.processes = processes;
    }

    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Whoever comes second waits for the first, and finds nothing left to do. */
    synchronized void run() {
        if (ended.isDone()) {
            return;
        }
        processes.close();
        try {
            Linux.kill(ALL, SIGTERM);
            Linux.kill(ALL, SIGCONT);
            if (!processes.awaitNone(GRACE)) {
                Linux.kill(ALL, SIGKILL);
                processes.awaitNone(DYING);
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        unmountAll();
        Linux.sync();
        ended.complete(null);
    }

    /** The last mounted first; one that is in use stays. */
    private static void unmountAll() {
        try {
            toUnmount(MountTable.points()).forEach(Linux::umount);
        } catch (IOException covered) {
            // Something is mounted over /proc: then nothing is known of mounts, and the answer is still that all is
            // over.
        }
    }

    static List<String> toUnmount(List<String> points) {
        List<String> last = new ArrayList<>(points);
        Collections.reverse(last);
        last.removeIf(ShutdownSteps::isKept);
        return last;
    }

    private static boolean isKept(String point) {
        return point.equals("/") || KEPT.stream().anyMatch(it -> (point + "/").startsWith(it + "/"));
    }
}
