package dev.maitredkit.conformance.properties;

import static dev.maitredkit.conformance.properties.Steps.DIR;
import static dev.maitredkit.conformance.properties.Steps.await;
import static dev.maitredkit.conformance.properties.Steps.background;
import static dev.maitredkit.conformance.properties.Steps.check;
import static dev.maitredkit.conformance.properties.Steps.ends;
import static dev.maitredkit.conformance.properties.Steps.eventually;
import static dev.maitredkit.conformance.properties.Steps.exits;
import static dev.maitredkit.conformance.properties.Steps.launch;
import static dev.maitredkit.conformance.properties.Steps.launched;
import static dev.maitredkit.conformance.properties.Steps.lines;
import static dev.maitredkit.conformance.properties.Steps.notBefore;
import static dev.maitredkit.conformance.properties.Steps.ok;
import static dev.maitredkit.conformance.properties.Steps.pass;
import static dev.maitredkit.conformance.properties.Steps.process;
import static dev.maitredkit.conformance.properties.Steps.scenario;
import static dev.maitredkit.conformance.properties.Steps.shell;
import static dev.maitredkit.conformance.properties.Steps.status;
import static dev.maitredkit.conformance.properties.Steps.waited;
import static dev.maitredkit.conformance.properties.Steps.withEnv;
import static dev.maitredkit.conformance.properties.Steps.within;

import com.google.protobuf.util.Durations;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.ProcessStatus;
import dev.maitredkit.scenarios.data.Check;
import dev.maitredkit.scenarios.data.Expect;
import dev.maitredkit.scenarios.data.Need;
import dev.maitredkit.scenarios.data.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** LaunchProcess. */
public class LaunchRules extends RuleSet {
    /** Signals that end a process by default; not SIGQUIT, which some shells ignore, nor 32 and 33, which C libraries keep. */
    private static final List<Integer> DEADLY =
            List.of(1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 29, 30, 31, 34, 40, 50, 63, 64);

    @Example
    void launch_001_an_absolute_path_is_run() {
        fromFile();
    }

    @Example
    void launch_002_a_name_is_found_in_the_default_path() {
        fromFile();
    }

    @Property
    void launch_003_respawn_with_wait_for_exit_is_refused(@ForAll("respawnWithWait") LaunchProcessRequest launch) {
        run(scenario(
                "LAUNCH-003",
                "respawn with wait_for_exit is refused, and nothing is run",
                launch(launch, status("NOT_OK")),
                pass(100),
                check(Check.newBuilder().setAbsent(DIR + "/ran"))));
    }

    @Property
    void launch_004_respawn_with_wait_for_exit_is_an_invalid_argument(
            @ForAll("respawnWithWait") LaunchProcessRequest launch) {
        run(scenario(
                "LAUNCH-004",
                "respawn with wait_for_exit is an invalid argument",
                launch(launch, status("INVALID_ARGUMENT"))));
    }

    @Provide
    Arbitrary<LaunchProcessRequest> respawnWithWait() {
        Arbitrary<List<String>> argv = Arbitraries.of(
                List.of("touch", DIR + "/ran"),
                List.of("sh", "-c", "echo x >>" + DIR + "/ran; exit 3"),
                List.of("sh", "-c", "echo x >>" + DIR + "/ran; sleep 1"));
        return Combinators.combine(argv, Arbitraries.of(true, false))
                .as((words, console) -> LaunchProcessRequest.newBuilder()
                        .addAllArgv(words)
                        .setRespawn(true)
                        .setWaitForExit(true)
                        .setUseConsole(console)
                        .build());
    }

    @Property
    void launch_005_an_exit_status_is_reported(@ForAll("exitStatuses") int code) {
        run(scenario("LAUNCH-005", "an exit status is reported", launch(shell("exit " + code), exits(code))));
    }

    @Provide
    Arbitrary<Integer> exitStatuses() {
        return Arbitraries.integers().between(0, 255);
    }

    @Property
    void launch_006_a_deadly_signal_is_reported(@ForAll("deadlySignals") int signal) {
        run(scenario(
                "LAUNCH-006",
                "a deadly signal is reported",
                launch(shell("kill -" + signal + " $$; exit 77"), ends(ProcessStatus.SIGNALED, signal))));
    }

    @Provide
    Arbitrary<Integer> deadlySignals() {
        return Arbitraries.of(DEADLY);
    }

    @Property
    void launch_007_a_waited_for_launch_of_no_program_fails(@ForAll("noPrograms") String program) {
        run(scenario(
                "LAUNCH-007",
                "a waited-for launch of a program that does not exist",
                launch(waited(program), process(ProcessStatus.FAILED))));
    }

    @Property
    void launch_008_a_launch_of_no_program_fails(@ForAll("noPrograms") String program) {
        run(scenario(
                "LAUNCH-008",
                "a launch of a program that does not exist",
                launch(launched(program), process(ProcessStatus.FAILED))));
    }

    @Provide
    Arbitrary<String> noPrograms() {
        Arbitrary<String> word =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(20);
        return Combinators.combine(Arbitraries.of("no-such-", DIR + "/", DIR + "/no/", "/no-such-directory/"), word)
                .as(String::concat);
    }

    @Example
    void launch_009_a_launch_without_waiting_runs_the_process() {
        fromFile();
    }

    @Property
    void launch_010_a_launch_without_waiting_is_launched(@ForAll("shortPrograms") List<String> argv) {
        run(scenario(
                "LAUNCH-010",
                "a launch without waiting is answered with LAUNCHED",
                launch(launched(argv.toArray(String[]::new)), process(ProcessStatus.LAUNCHED))));
    }

    @Provide
    Arbitrary<List<String>> shortPrograms() {
        return Arbitraries.of(
                List.of("true"),
                List.of("false"),
                List.of("sh", "-c", "exit 3"),
                List.of("sh", "-c", "kill -9 $$"),
                List.of("sleep", "1"));
    }

    @Property
    void launch_011_the_environment_arrives_to_the_byte(@ForAll("environments") Map<String, String> env) {
        StringBuilder script = new StringBuilder("true");
        env.forEach((name, value) -> script.append(" && ").append(Bytes.same("$" + name, value)));
        run(scenario(
                "LAUNCH-011",
                "the environment arrives to the byte",
                launch(withEnv(shell(script.toString()), env), exits(0))));
    }

    @Provide
    Arbitrary<Map<String, String>> environments() {
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withCharRange('a', 'z')
                .numeric()
                .withChars('_')
                .ofMaxLength(12)
                .map("MK_"::concat);
        return Arbitraries.maps(names, Bytes.texts()).ofMaxSize(5);
    }

    @Property
    void launch_012_arguments_arrive_to_the_byte(@ForAll("arguments") List<String> arguments) {
        StringBuilder script = new StringBuilder("[ $# -eq " + arguments.size() + " ]");
        for (int i = 0; i < arguments.size(); i++) {
            script.append(" && ").append(Bytes.same("${" + (i + 1) + "}", arguments.get(i)));
        }
        List<String> words = new ArrayList<>(List.of("name"));
        words.addAll(arguments);
        run(scenario(
                "LAUNCH-012",
                "arguments arrive to the byte",
                launch(shell(script.toString(), words.toArray(String[]::new)), exits(0))));
    }

    @Provide
    Arbitrary<List<String>> arguments() {
        return Bytes.texts().list().ofMaxSize(12);
    }

    @Example
    void launch_013_standard_io_is_dev_null() {
        fromFile();
    }

    @Example
    void launch_014_standard_io_is_dev_console() {
        fromFile();
    }

    @Property(tries = 3)
    void launch_015_a_wait_lasts_until_the_exit(@ForAll("naps") int seconds) {
        run(scenario(
                "LAUNCH-015",
                "a wait lasts until the process has ended",
                launch(shell("sleep " + seconds + "; exit 7"), notBefore(exits(7), Durations.fromSeconds(seconds)))));
    }

    @Provide
    Arbitrary<Integer> naps() {
        return Arbitraries.of(1, 2);
    }

    @Example
    void launch_016_a_launch_without_waiting_is_answered_at_once() {
        fromFile();
    }

    @Example
    void launch_017_respawn_after_exit() {
        fromFile();
    }

    @Example
    void launch_018_respawn_after_a_kill() {
        fromFile();
    }

    @Example
    void launch_019_respawning_too_frequently_ends() {
        fromFile();
    }

    @Example
    void launch_020_ten_starts_and_no_more() {
        fromFile();
    }

    @Example
    void launch_021_a_new_launch_starts_a_stopped_process_again() {
        fromFile();
    }

    @Example
    void launch_022_no_respawn_unless_asked_for() {
        fromFile();
    }

    @Example
    void launch_023_no_argv_is_an_invalid_argument() {
        fromFile();
    }

    @Property(tries = 3)
    void launch_024_calls_are_answered_while_a_launch_waits(@ForAll("otherCalls") Step other) {
        run(scenario(
                "LAUNCH-024",
                "another call is answered while a launch waits",
                List.of(
                        background(launch(shell("sleep 3; exit 7"), ok()), "waiting"),
                        other,
                        await("waiting", exits(7))),
                Need.CONCURRENT_LAUNCH));
    }

    @Provide
    Arbitrary<Step> otherCalls() {
        Expect soon = within(status("ANY"), 2000);
        return Arbitraries.of(
                launch(waited("true"), soon),
                launch(launched("true"), soon),
                Steps.mount(Steps.mountRequest("none", DIR + "/missing", "tmpfs", 0, ""), soon));
    }

    @Example
    void launch_025_a_file_without_permission_is_not_run() {
        fromFile();
    }

    @Property(tries = 10)
    void launch_026_each_launch_makes_one_process(@ForAll("crowds") int launches) {
        List<Step> steps = new ArrayList<>();
        Step launch = launch(launched("sh", "-c", "echo x >>" + DIR + "/started"), ok());
        for (int i = 1; i <= launches; i++) {
            steps.add(background(launch, "launch" + i));
        }
        for (int i = 1; i <= launches; i++) {
            steps.add(await("launch" + i, ok()));
        }
        steps.add(eventually(check(Check.newBuilder()
                .setLines(dev.maitredkit.scenarios.data.Lines.newBuilder()
                        .setPath(DIR + "/started")
                        .setAtLeast(launches)))));
        steps.add(pass(200));
        steps.add(lines(DIR + "/started", launches));
        run(scenario("LAUNCH-026", "each of several launches makes one process", steps));
    }

    @Provide
    Arbitrary<Integer> crowds() {
        return Arbitraries.integers().between(1, 20);
    }

    @Example
    void launch_027_a_process_starts_in_the_root_and_leads_a_session() {
        fromFile();
    }

    @Example
    void launch_028_an_empty_environment_works() {
        fromFile();
    }

    @Property
    void launch_029_nothing_of_an_earlier_environment_is_left(@ForAll("environments") Map<String, String> env) {
        StringBuilder script = new StringBuilder("tr '\\0' '\\n' </proc/$$/environ | grep -q '^PATH='");
        env.keySet().forEach(name -> script.append(" && [ -z \"${" + name + "+set}\" ]"));
        run(scenario(
                "LAUNCH-029",
                "nothing of an earlier environment is left",
                launch(withEnv(waited("true"), env), process(ProcessStatus.EXITED)),
                launch(shell(script.toString()), exits(0))));
    }

    @Property
    void launch_030_a_waited_for_launch_says_how_the_process_ended(@ForAll("endings") List<String> argv) {
        run(scenario(
                "LAUNCH-030",
                "a waited-for launch says how the process ended",
                launch(
                        waited(argv.toArray(String[]::new)),
                        process(ProcessStatus.EXITED, ProcessStatus.SIGNALED, ProcessStatus.FAILED))));
    }

    @Provide
    Arbitrary<List<String>> endings() {
        return Arbitraries.oneOf(
                shortPrograms(),
                noPrograms().map(List::of),
                exitStatuses().map(code -> List.of("sh", "-c", "exit " + code)),
                deadlySignals().map(signal -> List.of("sh", "-c", "kill -" + signal + " $$")));
    }

    @Example
    void launch_031_an_absolute_path_needs_no_path() {
        fromFile();
    }

    @Example
    void launch_032_the_path_of_the_request_is_searched() {
        fromFile();
    }

    @Example
    void launch_033_a_script_is_run_by_its_interpreter() {
        fromFile();
    }

    @Example
    void launch_034_a_script_without_its_interpreter_is_not_run() {
        fromFile();
    }

    @Example
    void launch_035_a_directory_is_not_run() {
        fromFile();
    }

    @Property(tries = 5)
    void launch_036_a_long_argument_arrives_whole(@ForAll("lengths") int length) {
        run(scenario(
                "LAUNCH-036",
                "an argument of " + length + " bytes arrives whole",
                launch(shell("[ ${#1} -eq " + length + " ]", "name", "x".repeat(length)), exits(0))));
    }

    @Provide
    Arbitrary<Integer> lengths() {
        return Arbitraries.integers().between(70_000, 131_071);
    }

    @Property(tries = 3)
    void launch_037_an_argument_that_is_too_long_fails(@ForAll("excessiveLengths") int length) {
        run(scenario(
                "LAUNCH-037",
                "an argument of " + length + " bytes is not launched, and the guest still serves",
                launch(waited("true", "x".repeat(length)), process(ProcessStatus.FAILED)),
                launch(waited("true"), exits(0))));
    }

    /** More than 32 pages, even where a page has 64 KiB. */
    @Provide
    Arbitrary<Integer> excessiveLengths() {
        return Arbitraries.integers().between(2_200_000, 3_500_000);
    }

    @Example
    void launch_038_a_respawned_process_is_the_same() {
        fromFile();
    }

    @Property
    void launch_039_a_variable_without_a_proper_name_fails(@ForAll("improperNames") String name) {
        run(scenario(
                "LAUNCH-039",
                "a variable without a proper name is not set, and nothing is launched",
                launch(withEnv(waited("true"), Map.of(name, "value")), process(ProcessStatus.FAILED))));
    }

    @Provide
    Arbitrary<String> improperNames() {
        Arbitrary<String> word = Arbitraries.strings().withCharRange('A', 'Z').ofMaxLength(5);
        return Arbitraries.oneOf(
                Arbitraries.just(""), Combinators.combine(word, word).as((a, b) -> a + "=" + b));
    }
}
