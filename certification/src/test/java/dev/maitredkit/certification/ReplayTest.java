package dev.maitredkit.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.conformance.rules.Catalogue;
import dev.maitredkit.conformance.rules.RuleGlob;
import dev.maitredkit.conformance.session.Permission;
import dev.maitredkit.conformance.session.Progress;
import dev.maitredkit.conformance.session.Settings;
import dev.maitredkit.fakeguest.FakeGuest;
import dev.maitredkit.reports.run.Failure;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Run;
import dev.maitredkit.saboteurs.Saboteur;
import dev.maitredkit.saboteurs.Saboteurs;
import dev.maitredkit.transport.GuestAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A failure that was found fails in the same way when its file is run again. */
class ReplayTest {
    /** It breaks a rule that is checked by a property: the scenario is a generated and shrunk one. */
    private static final String SABOTEUR = "four-bit-exits";

    @TempDir
    private Path directory;

    static Stream<Saboteur> saboteurs() {
        return Saboteurs.all().stream();
    }

    @ParameterizedTest
    @MethodSource("saboteurs")
    void on_a_new_guest_of_the_same_kind(Saboteur saboteur) throws Exception {
        Result result = failure(saboteur);
        try (SabotagedGuest guest = SabotagedGuest.start(saboteur)) {
            assertThat(TestMain.replay(guest, Optional.empty(), directory.resolve(file(result))))
                    .isEqualTo(told(result));
        }
    }

    @Test
    void in_a_new_process_on_an_embedded_guest() throws Exception {
        Result result = failure(TestMain.saboteur(SABOTEUR));
        assertThat(output(TestMain.start(
                        directory, "replay", directory.resolve(file(result)).toString(), SABOTEUR)))
                .contains(told(result));
    }

    @Test
    void in_a_new_process_over_a_socket() throws Exception {
        Saboteur saboteur = TestMain.saboteur(SABOTEUR);
        Result result = failure(saboteur);
        try (FakeGuest guest =
                FakeGuest.builder().profile(saboteur.profile()).realTime().start()) {
            GuestAddress address = guest.serve(new GuestAddress.Unix(directory.resolve("guest.sock")))
                    .get(0);
            assertThat(output(TestMain.start(
                            directory,
                            "replayAt",
                            directory.resolve(file(result)).toString(),
                            address.toString())))
                    .contains(told(result));
        }
    }

    @Test
    void files_of_an_earlier_run_do_not_stay() throws Exception {
        Path earlier = directory.resolve("failures/MOUNT-999.textproto");
        Files.createDirectories(earlier.getParent());
        Files.writeString(earlier, "");
        failure(TestMain.saboteur(SABOTEUR));
        assertThat(earlier).doesNotExist();
    }

    private Result failure(Saboteur saboteur) throws IOException {
        Settings settings = new Settings(
                Optional.of(RuleGlob.parse(saboteur.rule(), Catalogue.load())),
                Optional.empty(),
                1,
                Settings.DEFAULT_TRIES,
                Permission.all(),
                List.of());
        CertificationOptions options = new CertificationOptions(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), directory, settings);
        Run run = Certification.run(options, SabotagedGuest.start(saboteur), Progress.SILENT, Instant.EPOCH);
        FailureFiles.write(run, directory);
        Result result = run.getResultsList().stream()
                .filter(it -> it.getRule().equals(saboteur.rule()))
                .findFirst()
                .orElseThrow();
        assertThat(result.getFailure().getReplayCommand())
                .isEqualTo("./maitred-kit run " + directory.resolve(file(result)));
        return result;
    }

    private static String file(Result result) {
        return result.getFailure().getScenarioFile();
    }

    private static String told(Result result) {
        Failure failure = result.getFailure();
        return TestMain.line(result.getRule(), failure.getFailingStep(), failure.getWanted(), failure.getGot());
    }

    private static String output(Process process) throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
