package dev.maitredkit.reports;

import dev.maitredkit.reports.run.Failure;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.reports.run.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A rule of the catalogue and what it came to, if it came to anything. */
record RuleLine(Rule rule, Optional<Result> result) {

    /** One line for each rule, in the catalogue's order. */
    static List<RuleLine> all(Run run) {
        Map<String, Result> results = new HashMap<>();
        run.getResultsList().forEach(result -> results.put(result.getRule(), result));
        return run.getCatalogueList().stream()
                .map(rule -> new RuleLine(rule, Optional.ofNullable(results.get(rule.getId()))))
                .toList();
    }

    String id() {
        return rule.getId();
    }

    /** The part of the id before its last dash: the RPC. */
    String group() {
        int dash = id().lastIndexOf('-');
        return dash > 0 ? id().substring(0, dash) : id();
    }

    String level() {
        return rule.getLevel().name();
    }

    String basis() {
        return rule.getBasis().name().toLowerCase(Locale.ROOT);
    }

    boolean is(Result.Verdict verdict) {
        return result.filter(r -> r.getVerdict() == verdict).isPresent();
    }

    /** Failed, by whatever name: what a build must not pass over. */
    boolean counted() {
        return is(Result.Verdict.FAILED) || is(Result.Verdict.FLAKY) || is(Result.Verdict.STALE_KNOWN_FAILURE);
    }

    /** Failed or a warning, whose failure says all there is; other verdicts have a reason of their own. */
    boolean plain() {
        return is(Result.Verdict.FAILED) || is(Result.Verdict.WARNING);
    }

    Look look() {
        return result.map(r -> Look.of(r.getVerdict())).orElse(Look.NO_RESULT);
    }

    /** Why the rule did not pass; empty when it did. */
    String reason() {
        return result.map(Result::getReason).orElse(Look.NO_RESULT.meaning());
    }

    Optional<Failure> failure() {
        return result.filter(Result::hasFailure).map(Result::getFailure);
    }

    /** The time the rule took; empty when it did not run. */
    String elapsed() {
        return result.filter(Result::hasElapsed)
                .map(r -> Words.duration(r.getElapsed()))
                .orElse("");
    }
}
