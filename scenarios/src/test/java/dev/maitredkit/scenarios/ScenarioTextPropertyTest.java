package dev.maitredkit.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.maitredkit.scenarios.data.Scenario;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class ScenarioTextPropertyTest {
    @Provide
    Arbitrary<Scenario> scenarios() {
        return ArbitraryScenarios.scenarios();
    }

    /** The text of a scenario with some characters replaced, dropped or put in. */
    @Provide
    Arbitrary<String> damagedTexts() {
        Arbitrary<String> patches = Arbitraries.oneOf(
                ArbitraryScenarios.texts(), Arbitraries.of("", "\"", "{", "}", "[", ":", "-", "9", "steps { "));
        return Combinators.combine(
                        scenarios().map(ScenarioText::print),
                        Arbitraries.integers().between(0, 2000),
                        Arbitraries.integers().between(0, 20),
                        patches)
                .as((text, at, dropped, patch) -> {
                    int start = Math.min(text.length(), at);
                    int end = Math.min(text.length(), start + dropped);
                    return text.substring(0, start) + patch + text.substring(end);
                });
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void what_is_printed_loads_back_to_an_equal_scenario(@ForAll("scenarios") Scenario scenario)
            throws ScenarioException {
        String text = ScenarioText.print(scenario);

        Scenario loaded = ScenarioLoader.parse("printed", text, ArbitraryScenarios.RULES::contains);

        assertThat(loaded).isEqualTo(scenario);
        assertThat(ScenarioText.print(loaded)).isEqualTo(text);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void nothing_that_is_printed_is_invisible(@ForAll("scenarios") Scenario scenario) {
        assertThat(ScenarioText.print(scenario).codePoints().filter(c -> c != '\n'))
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.UNASSIGNED);
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void any_text_is_read_or_refused_at_a_place_in_it(@ForAll("damagedTexts") String text) {
        try {
            Scenario scenario = ScenarioLoader.parse("f", text, ArbitraryScenarios.RULES::contains);
            assertThat(ScenarioLoader.parse("f", ScenarioText.print(scenario), rule -> true))
                    .isEqualTo(scenario);
        } catch (ScenarioException refused) {
            assertThat(refused.problems()).isNotEmpty().allSatisfy(problem -> isAPlaceIn(text, problem));
        }
    }

    private static void isAPlaceIn(String text, Problem problem) {
        String[] lines = text.split("\n", -1);
        if (problem.line() < 1 || problem.line() > lines.length) {
            fail("no such line: " + problem);
        }
        assertThat(problem.column()).as(problem.toString()).isBetween(1, lines[problem.line() - 1].length() + 1);
    }
}
