package dev.maitredkit.reports;

import dev.maitredkit.reports.run.EarlierRun;
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
        if (run.getFormat() < RunFiles.OLDEST_FORMAT || run.getFormat() > RunFiles.FORMAT) {
            return Optional.of("its format is " + run.getFormat() + "; this kit has " + RunFiles.FORMATS);
        }
        if (run.getVerdict() == Run.Verdict.VERDICT_UNSPECIFIED || run.getVerdict() == Run.Verdict.UNRECOGNIZED) {
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
            if (rule.getLevel() == Rule.Level.LEVEL_UNSPECIFIED
                    || rule.getLevel() == Rule.Level.UNRECOGNIZED
                    || rule.getBasis() == Rule.Basis.BASIS_UNSPECIFIED
                    || rule.getBasis() == Rule.Basis.UNRECOGNIZED) {
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
        return run.getHistoryList().stream()
                .map(RunCheck::findFault)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> findFault(EarlierRun earlier) {
        boolean whole = earlier.getVerdict() != Run.Verdict.VERDICT_UNSPECIFIED
                && earlier.getVerdict() != Run.Verdict.UNRECOGNIZED
                && earlier.getResultsMap().values().stream().allMatch(RunCheck::isVerdict);
        return whole ? Optional.empty() : Optional.of("an earlier run or a result of it has no verdict");
    }

    private static boolean isVerdict(Result.Verdict verdict) {
        return verdict != Result.Verdict.VERDICT_UNSPECIFIED && verdict != Result.Verdict.UNRECOGNIZED;
    }

    private static Optional<String> findFault(Result result) {
        Result.Verdict verdict = result.getVerdict();
        if (!isVerdict(verdict)) {
            return Optional.of("the result of " + result.getRule() + " has no verdict");
        }
        if (verdict != Result.Verdict.PASSED && result.getReason().isBlank()) {
            return Optional.of("the result of " + result.getRule() + " is " + verdict + " and gives no reason");
        }
        boolean failed = verdict == Result.Verdict.FAILED
                || verdict == Result.Verdict.WARNING
                || verdict == Result.Verdict.FLAKY;
        if (failed && !result.hasFailure()) {
            return Optional.of("the result of " + result.getRule() + " is " + verdict + " and tells of no failure");
        }
        return Optional.empty();
    }
}
