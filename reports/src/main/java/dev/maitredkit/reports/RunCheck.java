package dev.maitredkit.reports;

import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.reports.run.Run;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What must hold of a record beyond its schema, so that no rendering has to guess. */
final class RunCheck {

    private RunCheck() {}

    /** The first fault found, as the end of a sentence. */
    static Optional<String> findFault(Run run) {
        if (run.getFormat() != RunFiles.FORMAT) {
            return Optional.of("its format is " + run.getFormat() + ", not " + RunFiles.FORMAT);
        }
        if (run.getVerdict() == Run.Verdict.VERDICT_UNSPECIFIED) {
            return Optional.of("it has no verdict");
        }
        Set<String> known = new HashSet<>();
        for (Rule rule : run.getCatalogueList()) {
            if (rule.getId().isBlank()) {
                return Optional.of("a rule of its catalogue has no id");
            }
            if (!known.add(rule.getId())) {
                return Optional.of("rule " + rule.getId() + " is in its catalogue twice");
            }
            if (rule.getLevel() == Rule.Level.LEVEL_UNSPECIFIED || rule.getBasis() == Rule.Basis.BASIS_UNSPECIFIED) {
                return Optional.of("rule " + rule.getId() + " has no level or no basis");
            }
        }
        Set<String> judged = new HashSet<>();
        for (Result result : run.getResultsList()) {
            if (!known.contains(result.getRule())) {
                return Optional.of("a result names the rule «" + result.getRule() + "», which is not in its catalogue");
            }
            if (!judged.add(result.getRule())) {
                return Optional.of("rule " + result.getRule() + " has two results");
            }
            Optional<String> fault = findFault(result);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> findFault(Result result) {
        Result.Verdict verdict = result.getVerdict();
        if (verdict == Result.Verdict.VERDICT_UNSPECIFIED) {
            return Optional.of("the result of " + result.getRule() + " has no verdict");
        }
        if (verdict != Result.Verdict.PASSED && result.getReason().isBlank()) {
            return Optional.of("the result of " + result.getRule() + " is " + verdict + " and gives no reason");
        }
        boolean failed = verdict == Result.Verdict.FAILED || verdict == Result.Verdict.WARNING;
        if (failed && !result.hasFailure()) {
            return Optional.of("the result of " + result.getRule() + " is " + verdict + " and tells of no failure");
        }
        return Optional.empty();
    }
}
