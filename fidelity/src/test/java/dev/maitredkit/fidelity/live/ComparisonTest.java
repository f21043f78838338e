package dev.maitredkit.fidelity.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maitredkit.fakeguest.kernel.fs.FsLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The comparison notices what is wrong on purpose; both sides are the fake's kernel here. */
class ComparisonTest {
    private static final int CALLS = 2000;

    private final Side right = new FakeSide(FsLimits.OBSERVED);

    /** Says that a lazy umount is busy, when something was bound before. */
    private final Side wrong = (area, calls) -> {
        List<Answer> answers = new ArrayList<>(right.play(area, calls));
        boolean bound = false;
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            boolean worked = !answers.get(i).failed();
            bound |= worked && call.name().equals("mount") && (call.longNumber(3) & Fixture.BIND) != 0;
            if (bound && worked && call.name().equals("umount") && call.number(1) == 2) {
                answers.set(i, new Answer("EBUSY", answers.get(i).state()));
            }
        }
        return answers;
    };

    private Comparison.Outcome compare(Side other, Tolerances tolerances) {
        return new Comparison(right, other, tolerances).run(Area.MOUNT, CALLS, 1);
    }

    @Test
    void a_side_that_is_the_same_is_the_same() {
        Comparison.Outcome outcome = compare(right, Tolerances.none());

        assertThat(outcome.difference()).isEmpty();
        assertThat(outcome.calls()).isGreaterThanOrEqualTo(CALLS);
        assertThat(outcome.failedPercent()).isBetween(20, 80);
    }

    @Test
    void a_wrong_side_is_caught_and_the_sequence_shrunk_to_what_matters() {
        Difference small = compare(wrong, Tolerances.none()).difference().orElseThrow();

        assertThat(small.calls()).extracting(Call::name).containsExactly("mount", "umount");
        assertThat(small.calls().get(0).arguments().get(3)).isEqualTo("4096");
        assertThat(small.linuxSays()).isEqualTo("ok");
        assertThat(small.fakeSays()).isEqualTo("EBUSY");
    }

    @Test
    void a_failure_shows_the_calls_what_each_side_said_and_how_to_repeat_it() {
        Difference small = compare(wrong, Tolerances.none()).difference().orElseThrow();

        assertThat(Reports.failure(small, "6.1", 7, 100))
                .contains("Linux 6.1", "seed 7", small.calls().get(0) + ": ok")
                .contains("Linux, answers:\n      ok\n", "the fake, answers:\n      EBUSY\n")
                .contains("-Dlive.seed=7 -Dlive.calls=100");
    }

    @Test
    void a_wrong_state_is_shown_by_the_lines_that_differ() {
        Side silent = (area, calls) -> right.play(area, calls).stream()
                .map(it -> new Answer(it.result(), it.state().replace("rw,nosuid", "rw")))
                .toList();
        Difference small = compare(silent, Tolerances.none()).difference().orElseThrow();

        assertThat(small.calls()).hasSize(1);
        assertThat(small.linuxSays()).contains(" rw,nosuid").doesNotContain("\n");
        assertThat(small.fakeSays()).doesNotContain("nosuid").doesNotContain("\n");
    }

    @Test
    void what_is_tolerated_ends_a_sequence_and_no_more() {
        Tolerances tolerances = Tolerances.of(Tolerances.parse("""
                        tolerance { area: "mount" call: "^umount" linux: "ok" fake: "EBUSY" kernels: "6\\\\..*" reason: "a test" }
                        tolerance { area: "mount" call: "^mkdir" linux: "ok" fake: "EIO" kernels: ".*" reason: "never met" }
                        """), "6.1");
        Comparison.Outcome outcome = compare(wrong, tolerances);

        assertThat(outcome.difference()).isEmpty();
        assertThat(outcome.tolerated()).isPositive();
        assertThat(tolerances.stale(Area.MOUNT)).extracting("reason").containsExactly("never met");
        assertThat(tolerances.stale(Area.EXEC)).isEmpty();
    }

    @Test
    void a_tolerance_is_for_its_kernels_only() {
        Tolerances tolerances = Tolerances.of(Tolerances.parse("""
                        tolerance { area: "mount" call: "^umount" linux: "ok" fake: "EBUSY" kernels: "5\\\\..*" reason: "a test" }
                        """), "6.1");

        assertThat(compare(wrong, tolerances).difference()).isPresent();
    }

    @Test
    void a_tolerance_without_a_reason_is_refused() {
        assertThatThrownBy(() -> Tolerances.parse(
                        "tolerance { area: \"mount\" call: \"x\" linux: \"x\" fake: \"x\" kernels: \"x\" }"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("entry 1")
                .hasMessageContaining("reason");
    }

    @Test
    void a_tolerance_for_no_area_is_refused() {
        assertThatThrownBy(() -> Tolerances.parse("tolerance { area: \"disk\" call: \"x\" linux: \"x\" fake: \"x\""
                        + " kernels: \"x\" reason: \"x\" }"))
                .hasMessageContaining("must be mount, network or exec");
    }

    @Test
    void the_same_seed_gives_the_same_calls() {
        for (Area area : Area.values()) {
            List<Call> calls = area.sequence(new Random(5));
            assertThat(calls).isEqualTo(area.sequence(new Random(5))).isNotEqualTo(area.sequence(new Random(6)));
            assertThat(calls.stream().map(it -> Call.decoded(it.encoded()))).containsExactlyElementsOf(calls);
        }
    }
}
