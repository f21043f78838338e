package dev.maitredkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users type, and what they get: exit status and words, never a stack trace. */
class CommandLineTest {
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @AfterEach
    void restoreStreams() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @Test
    void no_command_is_wrong_usage_and_shows_the_commands() {
        assertThat(run()).isEqualTo(2);
        assertThat(err()).contains("certify", "serve", "sandbox", "run", "call");
    }

    @Test
    void an_unknown_option_is_wrong_usage() {
        assertThat(run("certify", "--gest", "vsock:3:8888")).isEqualTo(2);
        assertThat(err()).contains("--gest", "certify --help").doesNotContain("\tat ");
    }

    @Test
    void a_wrong_address_is_wrong_usage() {
        assertThat(run("certify", "--guest", "vsock:three:8888")).isEqualTo(2);
        assertThat(err()).contains("vsock:three:8888").doesNotContain("\tat ");
        assertThat(run("serve", "--listen", "nowhere")).isEqualTo(2);
        assertThat(run("sandbox", "--listen", "nowhere")).isEqualTo(2);
        assertThat(run("sandbox", "--listen", "inprocess:guest")).isEqualTo(2);
        assertThat(err()).contains("inprocess:guest cannot be reached").doesNotContain("\tat ");
        assertThat(run("call", "nowhere", "Mount")).isEqualTo(2);
    }

    @Test
    void an_unknown_rule_level_or_profile_is_wrong_usage() {
        assertThat(run("certify", "--rules", "LUNCH-001")).isEqualTo(2);
        assertThat(run("certify", "--level", "COULD")).isEqualTo(2);
        assertThat(run("certify", "--profile", "specs")).isEqualTo(2);
        assertThat(run("serve", "--listen", "127.0.0.1:0", "--profile", "specs"))
                .isEqualTo(2);
        assertThat(err()).contains("LUNCH-001", "COULD", "specs").doesNotContain("\tat ");
    }

    @Test
    void a_machine_is_not_booted_for_options_that_the_suite_would_refuse() {
        assertThat(run("vm", "--rules", "LUNCH-001")).isEqualTo(2);
        assertThat(run("vm", "--tries", "none")).isEqualTo(2);
        assertThat(run("vm", "--timeout", "0")).isEqualTo(2);
        assertThat(run("vm", "--memory", "64")).isEqualTo(2);
        assertThat(err())
                .contains("LUNCH-001", "none", "--timeout is 0", "--memory is 64", "from 768 on")
                .doesNotContain("\tat ");
    }

    @Test
    void options_of_a_machine_that_do_not_go_together_are_wrong_usage() {
        String socket = "unix:" + directory.resolve("agent.sock");
        assertThat(run("vm", "--listen", socket)).isEqualTo(2);
        assertThat(err()).contains("--listen takes --qemu: User Mode Linux lets no socket out");
        assertThat(run("vm", "--kernel", "/")).isEqualTo(2);
        assertThat(err()).contains("--kernel is QEMU's, and takes --qemu");
        for (String option : new String[] {"--rules", "--seed", "--tries", "--time-factor"}) {
            assertThat(run("vm", "--qemu", "--listen", socket, option, "1"))
                    .as(option)
                    .isEqualTo(2);
            assertThat(err()).contains(option, "certify --guest " + socket).doesNotContain("\tat ");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void an_address_that_a_machine_cannot_be_served_at_is_wrong_usage() {
        assertThat(run("vm", "--qemu", "--listen", "nowhere")).isEqualTo(2);
        assertThat(err()).contains("nowhere");
        assertThat(run("vm", "--qemu", "--listen", "inprocess:guest")).isEqualTo(2);
        assertThat(err()).contains("--listen inprocess:guest", "unix:PATH");
        assertThat(run("vm", "--qemu", "--listen", "192.0.2.1:0")).isEqualTo(2);
        assertThat(err()).contains("not a loopback address");
        assertThat(run("vm", "--qemu", "--listen", "vsock:2:8888")).isEqualTo(2);
        assertThat(run("vm", "--qemu", "--listen", "vsock:-1:8888")).isEqualTo(2);
        assertThat(run("vm", "--qemu", "--listen", "vsock:3:9999")).isEqualTo(2);
        assertThat(err()).contains("vsock:3:9999", "write vsock:3:8888").doesNotContain("\tat ");
    }

    @Test
    void a_comparison_leaves_its_numbers_where_it_is_told_to() throws IOException {
        Path result = directory.resolve("score");
        assertThat(run(
                        "compare",
                        "--guest",
                        "fake",
                        "--against",
                        "fake",
                        "--seed",
                        "3",
                        "--steps",
                        "50",
                        "--result",
                        result.toString()))
                .isZero();
        assertThat(Files.readString(result))
                .contains("seed\t3\n", "untolerated\t0\n")
                .doesNotContain("tolerated\tA");
    }

    @Test
    void a_profile_does_not_go_with_a_guest_at_an_address() {
        assertThat(run("certify", "--guest", "vsock:3:8888", "--profile", "spec"))
                .isEqualTo(2);
    }

    @Test
    void no_guest_at_the_address_is_a_failed_connection_that_names_it() {
        String address = "unix:" + directory.resolve("nobody.sock");
        assertThat(run("certify", "--guest", address)).isEqualTo(3);
        assertThat(err()).contains(address).doesNotContain("\tat ");
        assertThat(run("call", address, "Shutdown")).isEqualTo(3);
    }

    @Test
    void an_unknown_method_or_a_wrong_request_is_wrong_usage() {
        String address = "unix:" + directory.resolve("nobody.sock");
        assertThat(run("call", address, "Unmount")).isEqualTo(2);
        assertThat(err()).contains("Mount", "LaunchProcess");
        assertThat(run("call", address, "Mount", "sauce: \"x\"")).isEqualTo(2);
        assertThat(err()).contains("sauce");
    }

    @Test
    void one_rule_on_the_embedded_fake_is_a_partial_run_with_a_report() {
        Path report = directory.resolve("report");
        assertThat(run("certify", "--rules", "LAUNCH-005", "--seed", "1", "--report", report.toString()))
                .isZero();
        assertThat(out())
                .contains("PARTIAL", "LAUNCH-005", report.resolve("report.html").toString());
        assertThat(report.resolve("run.json")).isRegularFile();
        assertThat(report.resolve("junit.xml")).isRegularFile();
    }

    @Test
    void an_old_record_is_rendered_again_beside_earlier_ones_and_stays_as_it_is() throws IOException {
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        Path out = directory.resolve("out");
        run("certify", "--rules", "LAUNCH-005", "--seed", "1", "--report", first.toString());
        assertThat(run(
                        "certify",
                        "--rules",
                        "LAUNCH-005",
                        "--seed",
                        "2",
                        "--report",
                        second.toString(),
                        "--history",
                        first.toString()))
                .isZero();
        byte[] record = Files.readAllBytes(second.resolve("run.json"));
        assertThat(Files.readString(second.resolve("report.html"))).contains("id=\"history\"");
        assertThat(run(
                        "report",
                        second.resolve("run.json").toString(),
                        "--out",
                        out.toString(),
                        "--history",
                        directory.toString()))
                .isZero();
        assertThat(out)
                .isDirectoryContaining("glob:**/report.html")
                .isDirectoryContaining("glob:**/junit.xml")
                .isDirectoryContaining("glob:**/summary.md")
                .isDirectoryContaining("glob:**/badge.svg")
                .isDirectoryNotContaining("glob:**/run.json");
        assertThat(Files.readString(out.resolve("report.html"))).contains("id=\"history\"");
        assertThat(second.resolve("run.json")).hasBinaryContent(record);
    }

    @Test
    void a_file_that_is_no_record_is_wrong_usage_that_says_why() throws IOException {
        Path file = Files.writeString(directory.resolve("run.json"), "{\"format\": 99}");
        assertThat(run("report", file.toString())).isEqualTo(2);
        assertThat(run("report", directory.toString())).isEqualTo(2);
        assertThat(run("report", directory.resolve("none.json").toString())).isEqualTo(2);
        assertThat(run("certify", "--rules", "LAUNCH-005", "--history", file.toString()))
                .isEqualTo(2);
        assertThat(err())
                .contains("a record in format 99", "is a folder", "there is no file or folder")
                .doesNotContain("\tat ");
    }

    @Test
    void a_state_file_with_a_mistake_is_told_by_line_and_column() throws IOException {
        Path file = directory.resolve("state.textproto");
        Files.writeString(file, "hostname: \"termina\"\nfyle { }\n");
        assertThat(run("certify", "--rules", "LAUNCH-005", "--state", file.toString()))
                .isEqualTo(2);
        assertThat(err()).contains(file + ":2:").doesNotContain("\tat ");
    }

    @Test
    void a_scenario_file_with_a_mistake_is_told_by_line_and_column() throws IOException {
        Path file = directory.resolve("wrong.textproto");
        Files.writeString(file, "title: \"wrong\"\nsteps { lunch_process { } }\n");
        assertThat(run("run", file.toString())).isEqualTo(2);
        assertThat(err()).contains(file + ":2:").doesNotContain("\tat ");
    }

    @Test
    void a_scenario_file_that_does_not_hold_exits_with_1_and_says_why() throws IOException {
        Path file = directory.resolve("broken.textproto");
        Files.writeString(file, """
                title: "true exits with 1"
                steps {
                  launch_process { argv: "true" wait_for_exit: true }
                  expect { process: EXITED code: 1 }
                }
                """);
        assertThat(run("run", file.toString())).isEqualTo(1);
        assertThat(out()).contains("wanted process status EXITED, code 1; got process status EXITED, code 0");
    }

    @Test
    void a_failure_is_replayed_by_the_command_that_the_record_names() throws IOException {
        Path report = directory.resolve("report");
        assertThat(run("certify", "--profile", "maitred-2018", "--rules", "TERMINA-001", "--report", report.toString()))
                .isEqualTo(1);
        String replay = Files.readString(report.resolve("run.json"))
                .lines()
                .filter(line -> line.contains("\"replayCommand\""))
                .findFirst()
                .orElseThrow();
        assertThat(replay)
                .contains("./maitred-kit run " + report.resolve("failures/TERMINA-001.textproto")
                        + " --profile maitred-2018");
        assertThat(run("run", report.resolve("failures/TERMINA-001.textproto").toString(), "--profile", "maitred-2018"))
                .isEqualTo(1);
        assertThat(out()).contains("BROKEN TERMINA-001 at step");
        assertThat(run("run", report.resolve("failures/TERMINA-001.textproto").toString()))
                .as("on a guest that is right")
                .isZero();
    }

    @Test
    void a_known_failure_is_put_up_with_and_one_that_did_not_come_is_not() throws IOException {
        Path known = directory.resolve("known.textproto");
        Path report = directory.resolve("report");
        Files.writeString(known, "known { rule: \"TERMINA-001\" message: \"UNKNOWN\" reason: \"never filled in\" }");
        String[] certify = {
            "certify",
            "--rules",
            "TERMINA-001",
            "--report",
            report.toString(),
            "--known",
            known.toString(),
            "--profile",
        };
        assertThat(run(with(certify, "maitred-2018"))).as(out()).isZero();
        assertThat(out()).contains("PARTIAL run, conformant", "1 known failure");
        assertThat(run(with(certify, "spec"))).isEqualTo(1);
        assertThat(out()).contains("TERMINA-001 not as the file of known failures says");
    }

    @Test
    void wrong_values_of_options_for_careful_runs_say_what_would_be_right() {
        assertThat(run("certify", "--time-factor", "0.5")).isEqualTo(2);
        assertThat(run("certify", "--lacks", "speed")).isEqualTo(2);
        assertThat(run("certify", "--guest", "vsock:3:8888", "--keep", "always"))
                .isEqualTo(2);
        assertThat(run("certify", "--keep", "never")).isEqualTo(2);
        assertThat(run("certify", "--known", directory.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(err())
                .contains("from 1 to 1000", "concurrent-launch", "never or on-failure", "for a guest at an address")
                .contains("none: there is no such file")
                .doesNotContain("\tat ");
    }

    private static String[] with(String[] words, String last) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 1);
        all[words.length] = last;
        return all;
    }

    private int run(String... arguments) {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        return Main.execute(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
