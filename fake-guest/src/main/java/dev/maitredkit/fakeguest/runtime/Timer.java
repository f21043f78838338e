package dev.maitredkit.fakeguest.runtime;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Calls back after a while. */
interface Timer {
    /** @return takes it back, if it has not run yet */
    Runnable schedule(Runnable task, Duration delay);

    /** The one of this JVM; its thread ends with the JVM. */
    static Timer shared() {
        return Shared.TIMER;
    }

    /** Made when the first guest on the real clock needs it. */
    final class Shared {
        private static final String THREAD = "maitred-kit fake guest timer";
        private static final ScheduledThreadPoolExecutor EXECUTOR = executor();
        private static final Timer TIMER = (task, delay) -> {
            var scheduled = EXECUTOR.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        };

        private Shared() {}

        private static ScheduledThreadPoolExecutor executor() {
            ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = new Thread(task, THREAD);
                thread.setDaemon(true);
                return thread;
            });
            executor.setRemoveOnCancelPolicy(true);
            return executor;
        }
    }
}
