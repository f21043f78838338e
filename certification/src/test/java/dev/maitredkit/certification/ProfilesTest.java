package dev.maitredkit.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.conformance.session.Permission;
import dev.maitredkit.conformance.session.Progress;
import dev.maitredkit.conformance.session.Settings;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Run;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the suite says of the profiles that users can name. */
class ProfilesTest {
    /** Few tries: the departures of the reference agent are not a matter of luck. */
    private static final int TRIES = 3;

    @Test
    void the_reference_agent_departs_from_the_protocol_in_just_what_is_known() {
        Run run = certify("maitred-2018");
        assertThat(run.getVerdict()).isEqualTo(Run.Verdict.NOT_CONFORMANT);
        assertThat(rules(run, Result.Verdict.FAILED))
                .as("it never fills in the response")
                .containsExactly("TERMINA-001");
        assertThat(rules(run, Result.Verdict.WARNING))
                .as("one worker serves launches and waits")
                .containsExactlyInAnyOrder("LAUNCH-024", "WIRE-007");
        assertThat(rules(run, Result.Verdict.HARNESS_ERROR)).isEmpty();
        assertThat(rules(run, Result.Verdict.BLOCKED))
                .as("what builds on the first")
                .allMatch(rule -> rule.startsWith("TERMINA-"));
        assertThat(rules(run, Result.Verdict.UNDETERMINED))
                .as("its answer has no status that a reason could go with")
                .containsExactly("TERMINA-002");
    }

    @Test
    void a_guest_that_keeps_to_the_text_keeps_every_rule() {
        Run run = certify("spec");
        assertThat(run.getVerdict()).as(run.getHeadline()).isEqualTo(Run.Verdict.CONFORMANT);
        assertThat(rules(run, Result.Verdict.PASSED)).hasSize(run.getCatalogueCount());
        assertThat(run.getNotesList())
                .containsExactly("Compared with before the run, nothing was left behind in the guest.");
    }

    @Tag("full")
    @ParameterizedTest
    @MethodSource("fiftySeeds")
    void no_seed_brings_a_false_alarm(long seed) {
        Run run = certify("spec", seed);
        assertThat(run.getVerdict()).as(run.getHeadline()).isEqualTo(Run.Verdict.CONFORMANT);
        assertThat(rules(run, Result.Verdict.WARNING)).isEmpty();
        assertThat(rules(run, Result.Verdict.PASSED)).hasSize(run.getCatalogueCount());
    }

    static LongStream fiftySeeds() {
        return LongStream.rangeClosed(1, 50);
    }

    private static Run certify(String profile) {
        return certify(profile, 1);
    }

    private static Run certify(String profile, long seed) {
        Settings settings = new Settings(Optional.empty(), Optional.empty(), seed, TRIES, Permission.all(), List.of());
        CertificationOptions options = new CertificationOptions(
                Optional.empty(),
                Optional.of(profile),
                Optional.empty(),
                Optional.empty(),
                Path.of("unused"),
                settings);
        return Certification.run(options, EmbeddedGuest.start(profile), Progress.SILENT, Instant.EPOCH);
    }

    private static List<String> rules(Run run, Result.Verdict verdict) {
        return run.getResultsList().stream()
                .filter(result -> result.getVerdict() == verdict)
                .map(Result::getRule)
                .toList();
    }
}
