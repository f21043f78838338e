package dev.maitredkit.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.scenarios.data.Need;
import dev.maitredkit.scenarios.data.Scenario;
import dev.maitredkit.scenarios.data.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ShippedScenariosTest {
    private static final Predicate<String> RULE = Pattern.compile("(NETWORK|LAUNCH|MOUNT|TERMINA|SHUTDOWN|WIRE)-\\d{3}")
            .asMatchPredicate();
    private static final Pattern FILE = Pattern.compile("([a-z]+)/(\\1_\\d{3})(-[a-z0-9]+)+\\.textproto");

    /** What a rule is about, or what every Linux has; everything else belongs into the scenario's own directory. */
    private static final Set<String> FIXED_PATHS =
            Set.of("/bin/sh", "/dev/null", "/dev/console", "/run/host_ip", "/mnt/stateful");

    private static final Pattern PATH = Pattern.compile("(?<![\\w}./\\]])/[\\w${}./\\[\\]*-]+");

    @Test
    void the_index_names_every_file_and_no_other() {
        Path folder = TestFiles.shippedFolder();

        assertThat(Scenarios.all())
                .extracting(NamedScenario::name)
                .isSorted()
                .isEqualTo(TestFiles.scenarios(folder).stream()
                        .map(file -> folder.relativize(file).toString())
                        .toList());
    }

    @Test
    void at_least_twenty_behaviours_are_shipped() {
        assertThat(Scenarios.all()).hasSizeGreaterThan(20);
    }

    @TestFactory
    Stream<DynamicTest> a_file_loads_and_is_written_as_the_kit_writes_it() {
        return TestFiles.scenarios(TestFiles.shippedFolder()).stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertThat(ScenarioText.print(ScenarioLoader.load(file, RULE)))
                                .isEqualTo(TestFiles.text(file))));
    }

    @TestFactory
    Stream<DynamicTest> a_file_is_named_after_its_one_rule() {
        return each(named -> {
            String rule = named.scenario().getRules(0);
            assertThat(named.scenario().getRulesList()).hasSize(1);
            assertThat(named.name()).matches(FILE);
            assertThat(named.name())
                    .contains("/" + rule.toLowerCase(Locale.ROOT).replace('-', '_') + "-");
        });
    }

    @Test
    void a_rule_has_one_file() {
        assertThat(Scenarios.all())
                .extracting(named -> named.scenario().getRules(0))
                .doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> a_file_explains_itself() {
        return each(named -> {
            assertThat(named.scenario().getTitle()).endsWith(".").hasSizeLessThan(130);
            assertThat(named.scenario().getAbout()).hasSizeGreaterThan(30);
        });
    }

    @TestFactory
    Stream<DynamicTest> a_file_leaves_alone_what_is_not_its_own() {
        return each(named -> assertThat(texts(named.scenario()))
                .flatMap(text ->
                        PATH.matcher(text).results().map(found -> found.group()).toList())
                .allMatch(path -> FIXED_PATHS.contains(path) || path.startsWith("/proc/")));
    }

    /** A respawned process comes back when it is killed; it ends only by itself, when its file go is removed. */
    @TestFactory
    Stream<DynamicTest> a_respawned_process_ends_with_the_directory_or_with_the_guest() {
        return each(named -> assertThat(named.scenario().getStepsList())
                .map(Step::getLaunchProcess)
                .filteredOn(LaunchProcessRequest::getRespawn)
                .allMatch(launch -> named.scenario().getNeedsList().contains(Need.SHUTDOWN)
                        || launch.getArgv(2).startsWith("test -e ${dir}/go ")));
    }

    @Test
    void a_scenario_is_found_by_its_rule() {
        assertThat(Scenarios.findByRule("LAUNCH-013"))
                .map(NamedScenario::name)
                .contains("launch/launch_013-standard-io-is-dev-null.textproto");
        assertThat(Scenarios.findByRule("LAUNCH-999")).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> an_example_for_users_loads() {
        List<Path> examples = TestFiles.scenarios(Path.of("examples"));
        assertThat(examples).hasSizeGreaterThan(2);
        return examples.stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertThat(ScenarioLoader.load(file, RULE).getRulesList())
                                .isEmpty()));
    }

    @Test
    void the_whole_example_of_the_page_loads() throws ScenarioException {
        String page = TestFiles.text(Path.of("../docs/SCENARIOS.md"));
        String example = page.substring(page.indexOf("    # proto-file"), page.indexOf("`title` (one sentence)"));

        assertThat(ScenarioLoader.parse("docs/SCENARIOS.md", example, RULE).getStepsCount())
                .isEqualTo(3);
    }

    private static Stream<DynamicTest> each(Consumer<NamedScenario> test) {
        return Scenarios.all().stream().map(named -> DynamicTest.dynamicTest(named.name(), () -> test.accept(named)));
    }

    /** Every text that reaches the guest. */
    private static List<String> texts(Scenario scenario) {
        return scenario.getStepsList().stream()
                .flatMap(step -> Stream.of(
                        step.getMount().getSource(),
                        step.getMount().getTarget(),
                        step.getCheck().toString(),
                        String.join("\n", step.getLaunchProcess().getArgvList())))
                .toList();
    }
}
