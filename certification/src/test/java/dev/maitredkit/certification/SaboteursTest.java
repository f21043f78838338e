package dev.maitredkit.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.conformance.rules.KillMatrixFile;
import dev.maitredkit.fakeguest.Profile;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.saboteurs.Saboteur;
import dev.maitredkit.saboteurs.Saboteurs;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A sample of the kill matrix: every saboteur is caught by the rule that it breaks, for the reason that was foreseen. */
class SaboteursTest {
    static Stream<Saboteur> saboteurs() {
        return Saboteurs.all().stream();
    }

    @ParameterizedTest
    @MethodSource("saboteurs")
    void each_is_caught_by_its_rule(Saboteur saboteur) {
        Sabotage.Outcome outcome = Sabotage.ownRule(saboteur);
        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.kill().getKilled()).isTrue();
        assertThat(KillMatrixFile.load().getKillList())
                .as("the file of the kill matrix has this row; to write it anew: mvn verify -Pfull -Dkill.write=true")
                .anySatisfy(row -> {
                    assertThat(row.getSaboteur()).isEqualTo(saboteur.name());
                    assertThat(row.getRule()).isEqualTo(saboteur.rule());
                    assertThat(row.getDoes()).isEqualTo(saboteur.does());
                    assertThat(row.getKilled()).isTrue();
                });
    }

    @Test
    void every_rule_has_a_saboteur() {
        assertThat(Saboteurs.all().stream().map(Saboteur::rule))
                .containsAll(
                        Sabotage.CATALOGUE.rules().stream().map(Rule::getId).toList());
    }

    @Test
    void each_has_a_name_of_its_own_and_speaks_of_rules_that_are_there() {
        assertThat(Saboteurs.all().stream().map(Saboteur::name)).doesNotHaveDuplicates();
        assertThat(Saboteurs.all()).allSatisfy(saboteur -> {
            assertThat(Sabotage.CATALOGUE.find(saboteur.rule()))
                    .as(saboteur.name())
                    .isPresent();
            assertThat(saboteur.also())
                    .as(saboteur.name())
                    .allMatch(rule -> Sabotage.CATALOGUE.find(rule).isPresent())
                    .doesNotContain(saboteur.rule());
        });
    }

    @Test
    void one_that_was_made_harmless_is_not_killed() {
        Saboteur harmless = new Saboteur("LAUNCH-005", "nothing", ".", Set.of(), Profile.SPEC, List::of);
        Sabotage.Outcome outcome = Sabotage.ownRule(harmless);
        assertThat(outcome.kill().getKilled()).isFalse();
        assertThat(outcome.kill().getGot()).isEqualTo("passed");
        assertThat(outcome.faults()).singleElement().asString().contains("was not caught");
    }

    @Test
    void one_that_is_caught_for_another_reason_is_not_killed() {
        Saboteur real = find("four-bit-exits");
        Saboteur mistaken = new Saboteur(
                real.rule(), real.does(), "got process status SIGNALED", real.also(), real.profile(), real.way());
        Sabotage.Outcome outcome = Sabotage.ownRule(mistaken);
        assertThat(outcome.kill().getKilled()).isFalse();
        assertThat(outcome.faults()).singleElement().asString().contains("got process status EXITED");
    }

    @Test
    void one_that_breaks_a_rule_which_it_does_not_declare_is_no_clean_catch() {
        Saboteur real = find("termina-unsaid");
        Saboteur sly = new Saboteur("LAUNCH-001", real.does(), ".", Set.of(), real.profile(), real.way());
        assertThat(Sabotage.wholeSuite(sly).faults()).anyMatch(fault -> fault.startsWith("TERMINA-001 failed as well"));
    }

    private static Saboteur find(String name) {
        return Saboteurs.all().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
