package dev.maitredkit.conformance.session;

import dev.maitredkit.conformance.run.ScenarioResult;
import java.util.Optional;

/** Ends the check of a rule before its time; it carries how the scenario went. Each kind is a class of its own, so that shrinking does not go from one to another. */
@SuppressWarnings("serial")
abstract sealed class RuleEnd extends AssertionError {
    private final transient ScenarioResult result;

    private RuleEnd(String message, ScenarioResult result) {
        super(message);
        this.result = result;
    }

    Optional<ScenarioResult> result() {
        return Optional.ofNullable(result);
    }

    /** The guest broke the rule. */
    static final class RuleBroken extends RuleEnd {
        RuleBroken(ScenarioResult result, ScenarioResult.Broken broken) {
            super(
                    "wanted " + broken.mismatch().wanted() + "; got "
                            + broken.mismatch().got() + " (step " + broken.step() + ")",
                    result);
        }
    }

    /** Nothing that came back decides the rule. */
    static final class RuleUndecided extends RuleEnd {
        RuleUndecided(String reason, ScenarioResult result) {
            super(reason, result);
        }
    }

    /** The rule cannot be checked on this guest as it is now. */
    static final class RuleBlocked extends RuleEnd {
        RuleBlocked(String reason) {
            super(reason, null);
        }
    }
}
