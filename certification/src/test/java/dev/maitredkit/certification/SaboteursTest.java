package dev.maitredkit.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.conformance.rules.Catalogue;
import dev.maitredkit.conformance.rules.RuleGlob;
import dev.maitredkit.conformance.session.Permission;
import dev.maitredkit.conformance.session.Progress;
import dev.maitredkit.conformance.session.Settings;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Run;
import dev.maitredkit.saboteurs.Saboteur;
import dev.maitredkit.saboteurs.Saboteurs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every saboteur is caught by the rule that it breaks, and a right guest is not. */
class SaboteursTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    static Stream<Saboteur> saboteurs() {
        return Saboteurs.all().stream();
    }

    @ParameterizedTest
    @MethodSource("saboteurs")
    void each_breaks_its_rule(Saboteur saboteur) {
        Run run = check(saboteur.rule(), EmbeddedGuest.start(saboteur.profile()));
        Result result = resultOf(run, saboteur.rule());
        assertThat(result.getVerdict()).as(result.getReason()).isIn(Result.Verdict.FAILED, Result.Verdict.WARNING);
        assertThat(result.getFailure().getWanted()).isNotBlank();
        assertThat(result.getFailure().getGot()).isNotBlank();
        assertThat(result.getFailure().getScenario()).contains("steps");
    }

    @ParameterizedTest
    @MethodSource("saboteurs")
    void a_right_guest_keeps_the_rule(Saboteur saboteur) {
        Run run = check(saboteur.rule(), EmbeddedGuest.start(EmbeddedGuest.DEFAULT_PROFILE));
        Result result = resultOf(run, saboteur.rule());
        assertThat(result.getVerdict()).as(result.getReason()).isEqualTo(Result.Verdict.PASSED);
    }

    @Test
    void there_are_ten_at_least_and_each_has_a_name_of_its_own() {
        assertThat(Saboteurs.all()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(Saboteurs.all().stream().map(Saboteur::name)).doesNotHaveDuplicates();
        assertThat(Saboteurs.all().stream().map(Saboteur::rule))
                .allMatch(rule -> CATALOGUE.find(rule).isPresent());
    }

    private static Run check(String rule, EmbeddedGuest guest) {
        Settings settings = new Settings(
                Optional.of(RuleGlob.parse(rule, CATALOGUE)),
                Optional.empty(),
                1,
                Settings.DEFAULT_TRIES,
                Permission.all(),
                List.of());
        CertificationOptions options = new CertificationOptions(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Path.of("unused"), settings);
        return Certification.run(options, guest, Progress.SILENT, Instant.EPOCH);
    }

    private static Result resultOf(Run run, String rule) {
        return run.getResultsList().stream()
                .filter(result -> result.getRule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
