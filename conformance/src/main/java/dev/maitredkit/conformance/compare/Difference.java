package dev.maitredkit.conformance.compare;

import dev.maitredkit.scenarios.data.Scenario;
import java.util.Optional;

/**
 * Where two guests come to different ends.
 *
 * @param scenario the smallest found that shows it; the difference is in its last step
 * @param step that step, as a transcript has it
 * @param first what the first guest came to
 * @param second what the second guest came to
 * @param tolerated why it is tolerated, if it is
 */
public record Difference(Scenario scenario, String step, String first, String second, Optional<String> tolerated) {}
