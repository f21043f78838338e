package dev.maitredkit.fidelity.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The comparison itself. {@code -Dlive.calls=N} says how many calls in each area at least, {@code -Dlive.seed=N} which
 * ones. Where the machine does not allow it, it is left out, and says so.
 */
class LiveComparisonTest {
    private static final int CALLS = Integer.getInteger("live.calls", 300);

    /** In fewer, what is tolerated need not come up. */
    private static final int MANY = 10_000;

    private static final long SEED = Long.getLong("live.seed", 1);

    private static ThisLinux linux;

    @BeforeAll
    static void start() {
        try {
            linux = ThisLinux.start();
        } catch (ThisLinux.Unavailable e) {
            leftOut("the live comparison with Linux", e);
        }
    }

    @AfterAll
    static void end() {
        if (linux != null) {
            linux.close();
        }
    }

    private static void leftOut(String what, ThisLinux.Unavailable why) {
        System.err.print(Reports.leftOut(what, why.getMessage()));
        Assumptions.abort("LEFT OUT: " + what + ": " + why.getMessage());
    }

    @Test
    void mounts_and_files_do_as_linux_does() {
        compare(Area.MOUNT);
    }

    @Test
    void the_network_does_as_linux_does() {
        compare(Area.NETWORK);
    }

    @Test
    void programs_are_executed_as_linux_does() {
        compare(Area.EXEC);
    }

    private static void compare(Area area) {
        try {
            linux.require(area);
        } catch (ThisLinux.Unavailable e) {
            leftOut("the live comparison with Linux, area " + area, e);
        }
        Tolerances tolerances = Tolerances.of(Tolerances.read(), linux.release());
        FakeSide fake = new FakeSide(linux.limits());
        Comparison.Outcome outcome = new Comparison(linux.side(), fake, tolerances).run(area, CALLS, SEED);
        outcome.difference().ifPresent(it -> fail(Reports.failure(it, linux.release(), SEED, CALLS)));
        System.out.print(Reports.success(area, outcome, linux.release(), SEED));
        if (CALLS >= MANY) {
            tolerances.stale(area).forEach(it -> System.out.print(Reports.stale(it, CALLS)));
        }
        assertThat(outcome.calls()).isGreaterThanOrEqualTo(CALLS);
    }
}
