package dev.maitredkit.fidelity;

import java.time.Duration;

/** Whether a time is in the class of one that was seen on a machine. */
final class Elapsed {
    private static final Duration INSTANT = Duration.ofMillis(400);
    private static final int SHARE = 5;

    private Elapsed() {}

    /** Instant is instant; other times may be off by a fifth, and by 0.4 s at least. */
    static boolean isAlike(Duration seen, Duration played) {
        if (seen.compareTo(INSTANT) < 0) {
            return played.compareTo(INSTANT) < 0;
        }
        Duration fifth = seen.dividedBy(SHARE);
        Duration most = fifth.compareTo(INSTANT) > 0 ? fifth : INSTANT;
        return seen.minus(played).abs().compareTo(most) <= 0;
    }
}
