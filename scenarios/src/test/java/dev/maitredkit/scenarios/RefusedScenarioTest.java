package dev.maitredkit.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each mistake of refused.txt, where it is found and what is said about it. */
class RefusedScenarioTest {
    private static final Set<String> RULES = Set.of("LAUNCH-003", "LAUNCH-013", "MOUNT-001");
    private static final int FEWEST_MISTAKES = 90;

    private record Mistake(String text, String message) {}

    @TestFactory
    Stream<DynamicTest> a_mistake_is_refused_with_its_place_and_what_would_be_right() {
        return mistakes().stream()
                .map(mistake -> dynamicTest(mistake.text(), () -> {
                    ScenarioException refused = catchThrowableOfType(
                            ScenarioException.class, () -> ScenarioLoader.parse("f", mistake.text(), RULES::contains));

                    assertThat(refused).as("it was read").isNotNull();
                    assertThat(refused.getMessage()).isEqualTo("f:" + mistake.message());
                }));
    }

    @Test
    void every_message_says_what_would_be_right_after_what_was_wrong() {
        assertThat(mistakes())
                .hasSizeGreaterThan(FEWEST_MISTAKES)
                .allSatisfy(mistake -> assertThat(mistake.message()).matches("\\d+:\\d+: .+; .+"));
    }

    private static List<Mistake> mistakes() {
        List<String> lines = TestFiles.resource("refused.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        List<Mistake> mistakes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 2) {
            assertThat(lines.get(i + 1)).as("below " + lines.get(i)).startsWith("    ");
            mistakes.add(new Mistake(lines.get(i), lines.get(i + 1).strip()));
        }
        return mistakes;
    }
}
