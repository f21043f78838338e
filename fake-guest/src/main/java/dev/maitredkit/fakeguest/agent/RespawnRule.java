package dev.maitredkit.fakeguest.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How often a program may be started.
 *
 * @param starts how many starts, the first one included, may lie in a window
 * @param window its length
 */
public record RespawnRule(int starts, Duration window) {
    /** 10 starts in 30 s (reference agent, July 2018). */
    public static final RespawnRule REFERENCE = new RespawnRule(10, Duration.ofSeconds(30));

    public RespawnRule {
        if (starts < 1 || window.isNegative()) {
            throw new IllegalArgumentException("no such limit");
        }
    }

    /** The starts that still count; one that is exactly as old as the window does not. */
    List<Instant> recent(List<Instant> all, Instant now) {
        return all.stream().filter(it -> it.plus(window).isAfter(now)).toList();
    }

    boolean allowsAnother(List<Instant> recent) {
        return recent.size() < starts;
    }
}
