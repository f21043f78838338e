package dev.maitredkit.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maitredkit.scenarios.data.Need;
import dev.maitredkit.scenarios.data.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioLoaderTest {
    private static final Predicate<String> KNOWN = Set.of("LAUNCH-003", "MOUNT-001")::contains;

    @TempDir
    Path folder;

    @Test
    void a_valid_file_is_loaded_as_it_is_written() throws Exception {
        Scenario scenario = ScenarioLoader.load(file("""
                # a comment
                title: "It \\"works\\" – 日本"
                rules: "LAUNCH-003"
                needs: [NETWORK, FRESH]
                steps {
                  launch_process { argv: "true" env { key: "A" value: "1" } wait_for_exit: true }
                  expect { process: [EXITED, SIGNALED] code: 0 }
                }
                """), KNOWN);

        assertThat(scenario.getTitle()).isEqualTo("It \"works\" – 日本");
        assertThat(scenario.getNeedsList()).containsExactly(Need.NETWORK, Need.FRESH);
        assertThat(scenario.getSteps(0).getLaunchProcess().getEnvMap()).containsEntry("A", "1");
        assertThat(scenario.getSteps(0).getExpect().getCode(0)).isZero();
    }

    @Test
    void an_error_names_the_file_as_the_user_did() throws Exception {
        Path file = file("title: \"x\"\n");

        assertThatThrownBy(() -> ScenarioLoader.load(file, KNOWN))
                .isInstanceOf(ScenarioException.class)
                .hasMessage(file + ":1:1: the scenario has no steps; steps { launch_process { … } } is one");
    }

    @Test
    void a_missing_file_is_refused_without_a_place() {
        Path file = folder.resolve("none.textproto");

        assertThatThrownBy(() -> ScenarioLoader.load(file, KNOWN))
                .isInstanceOf(ScenarioException.class)
                .hasMessage(file + ": there is no such file");
    }

    @Test
    void a_directory_is_refused() {
        assertThatThrownBy(() -> ScenarioLoader.load(folder, KNOWN))
                .isInstanceOf(ScenarioException.class)
                .hasMessage(folder + ": this is a directory; name a file in it");
    }

    @Test
    void a_file_of_more_than_eight_mebibytes_is_refused_and_one_of_just_that_is_not() throws Exception {
        String small = "title: \"x\" steps { shutdown {} } needs: SHUTDOWN #";
        Path largest = file(small + "x".repeat(FileText.MAX_BYTES - small.length()));
        assertThat(ScenarioLoader.load(largest, KNOWN).getStepsCount()).isEqualTo(1);

        Path larger = file(small + "x".repeat(FileText.MAX_BYTES - small.length() + 1));
        assertThatThrownBy(() -> ScenarioLoader.load(larger, KNOWN))
                .isInstanceOf(ScenarioException.class)
                .hasMessage(larger + ": the file is too large for a scenario; it may have up to 8 MiB");
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused_at_the_first_wrong_byte() throws Exception {
        Path file = folder.resolve("latin1.textproto");
        Files.write(file, new byte[] {'t', ':', '\n', '"', (byte) 0xe4, '"'});

        assertThatThrownBy(() -> ScenarioLoader.load(file, KNOWN))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith(file + ":2:2: this is not UTF-8; ");
    }

    @Test
    void a_file_that_ends_within_a_character_is_refused() throws Exception {
        Path file = folder.resolve("cut.textproto");
        Files.write(file, new byte[] {'#', (byte) 0xe2, (byte) 0x80});

        assertThatThrownBy(() -> ScenarioLoader.load(file, KNOWN)).hasMessageContaining(":1:2: this is not UTF-8");
    }

    @Test
    void all_problems_are_named_in_the_order_of_the_file() {
        assertThatThrownBy(() -> ScenarioLoader.parse("f", """
                        title: "x"
                        rules: "LAUNCH-3"
                        steps { pass { seconds: -1 } }
                        steps {}
                        needs: NEED_UNSPECIFIED
                        """, KNOWN))
                .isInstanceOfSatisfying(
                        ScenarioException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::line)
                                .containsExactly(2, 3, 4, 5));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "scenario", ".textproto"), text);
    }
}
