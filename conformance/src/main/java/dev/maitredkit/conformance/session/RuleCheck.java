package dev.maitredkit.conformance.session;

import com.google.protobuf.Duration;
import dev.maitredkit.conformance.run.ScenarioResult;
import dev.maitredkit.conformance.session.RuleEnd.RuleBlocked;
import dev.maitredkit.conformance.session.RuleEnd.RuleBroken;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Result.Verdict;
import dev.maitredkit.reports.run.Rule;
import java.util.Optional;

/** The check of one rule: what has come of it so far, over all its scenarios. */
final class RuleCheck {
    private final Rule rule;
    private final int shrinkSteps;
    private final long started = System.nanoTime();
    private int tries;
    private int checks;
    private int afterFailure;
    private Optional<RuleEnd> end = Optional.empty();

    /**
     * A check that begins now.
     *
     * @param shrinkSteps how many scenarios a failure may be shrunk with: a bound in steps, so that every machine ends at the
     *     same one
     */
    RuleCheck(Rule rule, int shrinkSteps) {
        this.rule = rule;
        this.shrinkSteps = shrinkSteps;
    }

    Rule rule() {
        return rule;
    }

    /**
     * Ends a further scenario without running it, when it would be of no use: the rule cannot be decided, or its failure
     * was shrunk enough. It fails as before, so that the engine soon runs out of smaller ones to try.
     */
    void endAsBefore() {
        end.ifPresent(before -> {
            if (!(before instanceof RuleBroken) || ++afterFailure > shrinkSteps) {
                throw before;
            }
        });
    }

    void count(ScenarioResult result) {
        tries += end.isPresent() ? 0 : 1;
        checks += result.checks();
    }

    /** Takes note of an end and hands it back to be thrown. */
    RuleEnd end(RuleEnd now) {
        end = Optional.of(now);
        return now;
    }

    /** The result, by what the check ended with. */
    Result.Builder result(Optional<Throwable> thrown, FailureRecord failures) {
        Result.Builder result = Result.newBuilder()
                .setRule(rule.getId())
                .setTries(tries)
                .setChecks(checks)
                .setElapsed(elapsed());
        if (thrown.isEmpty()) {
            return checks == 0
                    ? result.setVerdict(Verdict.HARNESS_ERROR).setReason("the check of this rule judged no answer")
                    : result.setVerdict(Verdict.PASSED);
        }
        Throwable end = thrown.get();
        if (!(end instanceof RuleEnd known)) {
            return result.setVerdict(Verdict.HARNESS_ERROR).setReason("the harness failed: " + end);
        }
        known.result().ifPresent(scenario -> result.setFailure(failures.of(rule.getId(), scenario)));
        return result.setReason(known.getMessage()).setVerdict(verdict(known));
    }

    private Verdict verdict(RuleEnd end) {
        if (end instanceof RuleBroken) {
            return failed(rule);
        }
        return end instanceof RuleBlocked ? Verdict.BLOCKED : Verdict.UNDETERMINED;
    }

    /** What a broken rule of this level comes to. */
    static Verdict failed(Rule rule) {
        return rule.getLevel() == Rule.Level.MUST ? Verdict.FAILED : Verdict.WARNING;
    }

    private Duration elapsed() {
        long nanos = System.nanoTime() - started;
        return Duration.newBuilder()
                .setSeconds(nanos / 1_000_000_000)
                .setNanos((int) (nanos % 1_000_000_000))
                .build();
    }
}
