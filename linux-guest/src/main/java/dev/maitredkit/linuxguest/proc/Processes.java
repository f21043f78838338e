package dev.maitredkit.linuxguest.proc;

import dev.maitredkit.linuxguest.sys.CText;
import dev.maitredkit.linuxguest.sys.Children;
import dev.maitredkit.linuxguest.sys.Errno;
import dev.maitredkit.linuxguest.sys.ExitStatus;
import dev.maitredkit.linuxguest.sys.Spawn;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All children of this process, orphans that the kernel hands to pid 1 included. One thread of its own, {@code
 * maitred-reaper}, waits for any of them; nobody else in the JVM may have children. While a child is made the lock is
 * held, so that a child that is not in the table is an orphan, and is buried.
 */
public final class Processes {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition someStarted = lock.newCondition();
    private final Condition noneLeft = lock.newCondition();
    private final Map<Integer, CompletableFuture<ExitStatus>> running = new HashMap<>();
    /** Whether there may be children; only the reaper sees that there are none. */
    private boolean some = true;

    private boolean closed;

    /** Starts the reaper. */
    public static Processes start() {
        Processes processes = new Processes();
        Thread reaper = new Thread(processes::reapForEver, "maitred-reaper");
        reaper.setDaemon(true);
        reaper.start();
        return processes;
    }

    private Processes() {}

    /** What came of a start: how the program ends, or why it does not run. */
    public record Started(CompletableFuture<ExitStatus> end, Errno errno) {
        public boolean isOk() {
            return errno.isOk();
        }
    }

    /** Starts a program; the future completes on the reaper's thread. */
    public Started start(Program program) {
        if (!isPossible(program)) {
            return failed(Errno.EINVAL);
        }
        List<String> environment = program.environment().entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .toList();
        lock.lock();
        try {
            if (closed) {
                return failed(Errno.EINVAL);
            }
            Spawn.Outcome outcome =
                    Exec.start(program, (file, argv) -> new Spawn(file, argv, environment, program.stdio()).start());
            if (!outcome.errno().isOk()) {
                return failed(outcome.errno());
            }
            CompletableFuture<ExitStatus> end = new CompletableFuture<>();
            running.put(outcome.pid(), end);
            some = true;
            someStarted.signal();
            return new Started(end, Errno.OK);
        } finally {
            lock.unlock();
        }
    }

    /** From now on nothing starts any more. */
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there are no children: as pid 1, until there are no other processes.
     *
     * @return false when the time was over first
     */
    public boolean awaitNone(Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (some && left > 0) {
                left = noneLeft.awaitNanos(left);
            }
            return !some;
        } finally {
            lock.unlock();
        }
    }

    /** setenv(3) refuses a name that is empty or has an equals sign; the kernel has no way to take a NUL. */
    static boolean isPossible(Program program) {
        return program.argv().stream().allMatch(CText::isWhole)
                && program.environment().entrySet().stream()
                        .allMatch(it -> CText.isWhole(it.getKey())
                                && CText.isWhole(it.getValue())
                                && !it.getKey().isEmpty()
                                && it.getKey().indexOf('=') < 0);
    }

    private static Started failed(Errno errno) {
        return new Started(new CompletableFuture<>(), errno);
    }

    private void reapForEver() {
        while (true) {
            OptionalInt ended = Children.awaitAny();
            if (ended.isPresent()) {
                reap(ended.getAsInt());
            } else {
                awaitSome();
            }
        }
    }

    private void reap(int pid) {
        CompletableFuture<ExitStatus> end;
        ExitStatus status;
        lock.lock();
        try {
            // Absent when it was a failed start of the C library's, which has taken it away itself by now.
            var reaped = Children.reap(pid);
            if (reaped.isEmpty()) {
                return;
            }
            status = reaped.get();
            end = running.remove(pid);
        } finally {
            lock.unlock();
        }
        if (end != null) {
            end.complete(status);
        }
    }

    private void awaitSome() {
        lock.lock();
        try {
            // Under the lock once more: a program may have been started since.
            if (!running.isEmpty()) {
                return;
            }
            some = false;
            noneLeft.signalAll();
            while (!some) {
                someStarted.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
