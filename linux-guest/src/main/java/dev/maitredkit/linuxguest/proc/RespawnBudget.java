package dev.maitredkit.linuxguest.proc;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How often a program may be started: 10 times, the first one included, within 30 s (reference agent, July 2018). */
public final class RespawnBudget {
    static final int STARTS = 10;
    static final Duration WINDOW = Duration.ofSeconds(30);

    private final Deque<Long> starts = new ArrayDeque<>();

    /**
     * Takes a start, if there is one left.
     *
     * @param now nanoseconds, of a clock that only goes forward
     */
    public boolean take(long now) {
        while (!starts.isEmpty() && now - starts.peekFirst() >= WINDOW.toNanos()) {
            starts.removeFirst();
        }
        if (starts.size() >= STARTS) {
            return false;
        }
        starts.addLast(now);
        return true;
    }
}
