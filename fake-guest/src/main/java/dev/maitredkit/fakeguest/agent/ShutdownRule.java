package dev.maitredkit.fakeguest.agent;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * How a guest ends.
 *
 * @param firstSignal what all processes get first
 * @param grace how long they are waited for before they get SIGKILL
 * @param kills whether they get it
 * @param unmounts whether file systems are unmounted
 * @param kept what is not unmounted, nor anything below it
 * @param patience how long afterwards it waits for the calls that are under way
 * @param powersOff whether the guest is gone afterwards
 */
public record ShutdownRule(
        int firstSignal,
        Duration grace,
        boolean kills,
        boolean unmounts,
        Set<String> kept,
        Duration patience,
        boolean powersOff) {
    /** SIGTERM, 5 s, SIGKILL; at most 20 s for calls without an answer (reference agent, July 2018). */
    public static final ShutdownRule REFERENCE = new ShutdownRule(
            15, Duration.ofSeconds(5), true, true, Set.of("/dev", "/proc", "/sys"), Duration.ofSeconds(20), true);

    public ShutdownRule {
        Objects.requireNonNull(grace);
        Objects.requireNonNull(patience);
        kept = Set.copyOf(kept);
    }

    /** Another signal at first; 0 for none. */
    public ShutdownRule withFirstSignal(int signal) {
        return new ShutdownRule(signal, grace, kills, unmounts, kept, patience, powersOff);
    }

    public ShutdownRule withGrace(Duration other) {
        return new ShutdownRule(firstSignal, other, kills, unmounts, kept, patience, powersOff);
    }

    public ShutdownRule withKills(boolean whether) {
        return new ShutdownRule(firstSignal, grace, whether, unmounts, kept, patience, powersOff);
    }

    public ShutdownRule withUnmounts(boolean whether) {
        return new ShutdownRule(firstSignal, grace, kills, whether, kept, patience, powersOff);
    }

    public ShutdownRule withPowersOff(boolean whether) {
        return new ShutdownRule(firstSignal, grace, kills, unmounts, kept, patience, whether);
    }

    boolean keeps(String mountPoint) {
        return mountPoint.equals("/") || kept.stream().anyMatch(it -> (mountPoint + "/").startsWith(it + "/"));
    }
}
