package dev.maitredkit.conformance.run;

import dev.maitredkit.conformance.exchange.Exchange;
import dev.maitredkit.conformance.exchange.Mismatch;
import dev.maitredkit.scenarios.data.Need;
import dev.maitredkit.scenarios.data.Scenario;
import java.util.List;
import java.util.Objects;

/**
 * How a scenario went.
 *
 * @param transcript every step that was done, in order
 * @param checks how many answers were judged
 */
public record ScenarioResult(Scenario scenario, List<Exchange> transcript, int checks, Ending ending) {
    public ScenarioResult {
        transcript = List.copyOf(transcript);
        Objects.requireNonNull(ending);
    }

    /** Whether the guest cannot be asked any more: it was shut down, or lost. */
    public boolean leftGuestGone() {
        return ending instanceof Lost
                || scenario.getNeedsList().contains(Need.SHUTDOWN)
                        && !scenario.getSteps(scenario.getStepsCount() - 1).hasRestart();
    }

    /** The same with another end. */
    ScenarioResult with(Ending other) {
        return new ScenarioResult(scenario, transcript, checks, other);
    }

    /** What it came to. */
    public sealed interface Ending {}

    /** All was as expected. */
    public record Held() implements Ending {}

    /**
     * An answer broke a rule.
     *
     * @param rule the id of the broken rule; empty when the scenario names none
     * @param step counted from 1
     */
    public record Broken(String rule, int step, Mismatch mismatch) implements Ending {}

    /** It could not be brought to where the rule is decided. */
    public record Undecided(int step, String reason) implements Ending {}

    /** The guest cannot be reached any more. */
    public record Lost(int step, String reason) implements Ending {}
}
