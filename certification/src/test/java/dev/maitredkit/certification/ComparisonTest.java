package dev.maitredkit.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.conformance.compare.Comparison;
import dev.maitredkit.conformance.compare.ComparisonResult;
import dev.maitredkit.conformance.compare.Difference;
import dev.maitredkit.conformance.compare.Tolerances;
import dev.maitredkit.conformance.guest.GuestLostException;
import dev.maitredkit.fakeguest.Profile;
import dev.maitredkit.saboteurs.Saboteurs;
import dev.maitredkit.scenarios.data.Tolerance;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final int STEPS = 1500;

    @Test
    void a_guest_agrees_with_itself() throws GuestLostException {
        ComparisonResult result = compare(Profile.SPEC, Tolerances.none());
        assertThat(result.differences()).isEmpty();
        assertThat(result.steps()).isGreaterThanOrEqualTo(STEPS).isEqualTo(result.agreed());
        assertThat(result.byKind().keySet())
                .containsExactlyInAnyOrder("mount", "launch_process", "check", "configure_network");
    }

    @Test
    void a_wrong_guest_differs_by_a_scenario_without_a_needless_step() throws GuestLostException {
        ComparisonResult result = compare(saboteur("four-bit-exits"), Tolerances.none());
        assertThat(result.untolerated()).isNotEmpty().anySatisfy(difference -> {
            assertThat(difference.scenario().getStepsCount()).isLessThanOrEqualTo(4);
            assertThat(difference.first()).isNotEqualTo(difference.second());
        });
        assertThat(result.agreed()).isLessThan(result.steps());
    }

    @Test
    void a_tolerated_difference_keeps_its_reason_and_an_unneeded_tolerance_is_named() throws GuestLostException {
        ComparisonResult bare = compare(saboteur("errno-negative"), Tolerances.none());
        Difference difference = bare.untolerated().get(0);
        ComparisonResult result = compare(
                saboteur("errno-negative"),
                Tolerances.of(dev.maitredkit.scenarios.data.Tolerances.newBuilder()
                        .addTolerate(Tolerance.newBuilder().setStep("^Mount").setReason("it is known"))
                        .addTolerate(Tolerance.newBuilder().setStep("never met").setReason("it is not needed"))
                        .build()));
        assertThat(difference.step()).startsWith("Mount");
        assertThat(result.untolerated()).isEmpty();
        assertThat(result.differences().get(0).tolerated()).contains("it is known");
        assertThat(result.stale()).containsExactly("it is not needed");
    }

    private static ComparisonResult compare(Profile other, Tolerances tolerances) throws GuestLostException {
        try (EmbeddedGuest first = EmbeddedGuest.start(Profile.SPEC);
                EmbeddedGuest second = EmbeddedGuest.start(other)) {
            return Comparison.run(first, second, 1, STEPS, true, tolerances, found -> {});
        }
    }

    private static Profile saboteur(String name) {
        return Saboteurs.all().stream()
                .filter(saboteur -> saboteur.name().equals(name))
                .findFirst()
                .orElseThrow()
                .profile();
    }
}
