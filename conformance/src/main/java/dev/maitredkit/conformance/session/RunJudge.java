package dev.maitredkit.conformance.session;

import dev.maitredkit.conformance.rules.Catalogue;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Result.Verdict;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.reports.run.Run;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a run as a whole: every rule of the catalogue gets one verdict, then the guest does. What builds on a rule that
 * did not pass is BLOCKED, in whatever order the rules were checked. Pure.
 */
public final class RunJudge {
    /** Those that count as failed. */
    private static final Set<Verdict> FAILURES = EnumSet.of(Verdict.FAILED, Verdict.FLAKY, Verdict.STALE_KNOWN_FAILURE);

    /** Those of a rule that says nothing for rules which build on it; a stale known failure that passed still does, but is to be set right first. */
    private static final Set<Verdict> BROKEN = EnumSet.of(
            Verdict.FAILED,
            Verdict.WARNING,
            Verdict.UNDETERMINED,
            Verdict.BLOCKED,
            Verdict.HARNESS_ERROR,
            Verdict.KNOWN_FAILURE,
            Verdict.STALE_KNOWN_FAILURE,
            Verdict.FLAKY);

    private static final Set<Verdict> UNCHECKED = EnumSet.of(Verdict.NOT_RUN, Verdict.NOT_APPLICABLE);

    private static final Set<Verdict> OPEN = EnumSet.of(Verdict.BLOCKED, Verdict.UNDETERMINED);

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Result> results = new LinkedHashMap<>();

    private RunJudge(Catalogue catalogue, Settings settings, Map<String, Result> checked) {
        for (Rule rule : catalogue.rules()) {
            rules.put(rule.getId(), rule);
            results.put(rule.getId(), settle(rule, settings, checked));
        }
    }

    /** Fills in results, verdict and headline of a run; the rest of the record is the caller's. */
    public static Run judge(Run run, Catalogue catalogue, Settings settings, Map<String, Result> checked) {
        return judge(run, catalogue, settings, checked, Optional.empty());
    }

    /**
     * The same of a run in which the guest may have been lost.
     *
     * @param lost why the guest was gone for good before the end, if it was
     */
    public static Run judge(
            Run run, Catalogue catalogue, Settings settings, Map<String, Result> checked, Optional<String> lost) {
        RunJudge judge = new RunJudge(catalogue, settings, checked);
        Run.Verdict verdict = judge.verdict();
        return run.toBuilder()
                .setKnownFailures(settings.known().file().orElse(""))
                .addAllCatalogue(catalogue.rules())
                .addAllResults(judge.results.values())
                .setPartial(settings.isPartial())
                .setVerdict(verdict)
                .setTimeFactor(settings.timeFactor().factor())
                .setHeadline(judge.headline(verdict, settings, lost))
                .build();
    }

    /** A rule comes after those that it builds on, so their results are final here. */
    private Result settle(Rule rule, Settings settings, Map<String, Result> checked) {
        Result result = settings.known()
                .apply(checked.getOrDefault(
                        rule.getId(),
                        Result.newBuilder()
                                .setRule(rule.getId())
                                .setVerdict(Verdict.HARNESS_ERROR)
                                .setReason("the run ended before this rule was checked")
                                .build()));
        Optional<String> base = rule.getBuildsOnList().stream()
                .filter(id -> BROKEN.contains(results.get(id).getVerdict()))
                .findFirst();
        return base.isEmpty() || UNCHECKED.contains(result.getVerdict())
                ? result
                : result.toBuilder()
                        .setVerdict(Verdict.BLOCKED)
                        .setReason(blockedBy(base.get(), result))
                        .build();
    }

    private String blockedBy(String base, Result result) {
        String reason =
                "builds on " + base + ", which came to " + results.get(base).getVerdict();
        return result.getVerdict() == Verdict.PASSED || result.getReason().isEmpty()
                ? reason
                : reason + "; by itself: " + result.getReason();
    }

    private Run.Verdict verdict() {
        if (FAILURES.stream().anyMatch(verdict -> count(verdict) > 0)) {
            return Run.Verdict.NOT_CONFORMANT;
        }
        if (count(Verdict.HARNESS_ERROR) > 0) {
            return Run.Verdict.HARNESS_ERROR;
        }
        boolean nothingRan = count(Verdict.PASSED) + count(Verdict.WARNING) + count(Verdict.KNOWN_FAILURE) == 0;
        boolean open = results.values().stream()
                .anyMatch(result ->
                        OPEN.contains(result.getVerdict()) && !followsWarning(result) && !followsKnown(result));
        return nothingRan || open ? Run.Verdict.INCOMPLETE : Run.Verdict.CONFORMANT;
    }

    /** A SHOULD that is blocked by a SHOULD that failed leaves nothing open: the failed one is named. */
    private boolean followsWarning(Result result) {
        Rule rule = rules.get(result.getRule());
        return result.getVerdict() == Verdict.BLOCKED
                && rule.getLevel() != Rule.Level.MUST
                && rule.getBuildsOnList().stream()
                        .map(results::get)
                        .filter(base -> BROKEN.contains(base.getVerdict()))
                        .anyMatch(base -> base.getVerdict() == Verdict.WARNING || followsWarning(base));
    }

    /** Nor does what is blocked by a failure that is put up with, whatever its level. */
    private boolean followsKnown(Result result) {
        return result.getVerdict() == Verdict.BLOCKED
                && rules.get(result.getRule()).getBuildsOnList().stream()
                        .map(results::get)
                        .anyMatch(base -> base.getVerdict() == Verdict.KNOWN_FAILURE || followsKnown(base));
    }

    private String headline(Run.Verdict verdict, Settings settings, Optional<String> lost) {
        List<String> parts = new ArrayList<>();
        parts.add(
                switch (verdict) {
                    case CONFORMANT -> "conformant: " + count(Verdict.PASSED) + " rules passed";
                    case NOT_CONFORMANT -> "not conformant: " + failures();
                    case INCOMPLETE -> "incomplete: " + count(Verdict.PASSED) + " rules passed";
                    case HARNESS_ERROR ->
                        "no verdict, the harness failed: " + named(Verdict.HARNESS_ERROR, "not checked");
                    case VERDICT_UNSPECIFIED, UNRECOGNIZED ->
                        throw new IllegalStateException("a run without a verdict");
                });
        if (count(Verdict.WARNING) > 0) {
            parts.add(named(Verdict.WARNING, "(SHOULD) failed"));
        }
        if (count(Verdict.KNOWN_FAILURE) > 0) {
            parts.add(count(Verdict.KNOWN_FAILURE)
                    + (count(Verdict.KNOWN_FAILURE) == 1 ? " known failure" : " known failures"));
        }
        if (count(Verdict.BLOCKED) > 0) {
            parts.add(count(Verdict.BLOCKED) + " blocked");
        }
        if (count(Verdict.UNDETERMINED) > 0) {
            parts.add(named(Verdict.UNDETERMINED, "undetermined"));
        }
        if (verdict != Run.Verdict.HARNESS_ERROR && count(Verdict.HARNESS_ERROR) > 0) {
            parts.add(named(Verdict.HARNESS_ERROR, "not checked, the harness failed"));
        }
        if (count(Verdict.NOT_APPLICABLE) > 0) {
            parts.add(count(Verdict.NOT_APPLICABLE) + " not applicable");
        }
        if (count(Verdict.NOT_RUN) > 0) {
            parts.add(count(Verdict.NOT_RUN) + " not run");
        }
        lost.ifPresent(reason -> parts.add("the guest was lost: " + reason));
        String text = String.join("; ", parts);
        return settings.isPartial() ? "PARTIAL run, " + text : text;
    }

    private String failures() {
        List<String> parts = new ArrayList<>();
        if (count(Verdict.FAILED) > 0) {
            parts.add(named(Verdict.FAILED, "failed"));
        }
        if (count(Verdict.FLAKY) > 0) {
            parts.add(named(Verdict.FLAKY, "flaky: passed and failed on the same scenario"));
        }
        if (count(Verdict.STALE_KNOWN_FAILURE) > 0) {
            parts.add(named(Verdict.STALE_KNOWN_FAILURE, "not as the file of known failures says"));
        }
        return String.join("; ", parts);
    }

    private long count(Verdict verdict) {
        return results.values().stream()
                .filter(result -> result.getVerdict() == verdict)
                .count();
    }

    private String named(Verdict verdict, String what) {
        List<String> ids = results.values().stream()
                .filter(result -> result.getVerdict() == verdict)
                .map(Result::getRule)
                .toList();
        int most = 5;
        String names = String.join(", ", ids.subList(0, Math.min(most, ids.size())));
        return (ids.size() > most ? names + " and " + (ids.size() - most) + " more" : names) + " " + what;
    }
}
