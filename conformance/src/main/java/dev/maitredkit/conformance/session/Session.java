package dev.maitredkit.conformance.session;

import dev.maitredkit.conformance.care.Care;
import dev.maitredkit.conformance.care.Journal;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.conformance.rules.Catalogue;
import dev.maitredkit.conformance.run.ScenarioResult;
import dev.maitredkit.conformance.run.ScenarioRunner;
import dev.maitredkit.conformance.session.RuleEnd.RuleBlocked;
import dev.maitredkit.conformance.session.RuleEnd.RuleBroken;
import dev.maitredkit.conformance.session.RuleEnd.RuleUndecided;
import dev.maitredkit.reports.run.Coverage;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.scenarios.Scenarios;
import dev.maitredkit.scenarios.data.Scenario;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One run of the suite against one guest: it owns all that changes in a run. The engine that runs the properties finds it
 * by {@link #current}; rules are checked one at a time, on one thread.
 */
public final class Session {
    /** For each look at the guest before and after the run. */
    private static final Duration CARE_LIMIT = Duration.ofSeconds(30);

    private static final int SHRINK_STEPS_IN_VIRTUAL_TIME = 200;
    private static final int SHRINK_STEPS_IN_REAL_TIME = 50;

    private static volatile Optional<Session> current = Optional.empty();

    private final Catalogue catalogue;
    private final Settings settings;
    private final GuestUnderTest guest;
    private final Progress progress;
    private final ScenarioRunner runner;
    private final Care care;
    private final Life life;
    private final FailureRecord failures;
    private final CoverageCount coverage = new CoverageCount();
    private final Map<String, Result> results = new LinkedHashMap<>();
    private Optional<RuleCheck> check = Optional.empty();

    /** A run on a guest that ends with it. */
    public Session(Catalogue catalogue, Settings settings, GuestUnderTest guest, Progress progress) {
        this(catalogue, settings, guest, progress, Optional.empty());
    }

    /**
     * A run.
     *
     * @param journal of the guest, where that goes on after the run
     */
    public Session(
            Catalogue catalogue,
            Settings settings,
            GuestUnderTest guest,
            Progress progress,
            Optional<Journal> journal) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.guest = guest;
        this.progress = progress;
        String directory = ScenarioRunner.freshDirectory();
        this.runner = new ScenarioRunner(guest, directory, settings.timeFactor());
        this.care = new Care(
                guest,
                journal,
                directory,
                settings.allowed().stream().map(Permission::need).collect(Collectors.toSet()),
                settings.timeFactor().limit(CARE_LIMIT));
        this.life = new Life(guest, care, journal.isEmpty());
        this.failures = new FailureRecord(settings);
    }

    /** Makes this the run that the suite's properties belong to. */
    public void open() {
        current = Optional.of(this);
        care.begin();
    }

    /**
     * After the last rule: the guest is cleared up, as far as it can still be asked.
     *
     * @return what is to be known of that, a sentence each
     */
    public List<String> finish() {
        care.end(life.goesOn());
        return care.notes();
    }

    /** Ends the run, if it has not yet. */
    public void close() {
        current = Optional.empty();
        finish();
    }

    /** The run that the suite's properties belong to. */
    public static Session current() {
        return current.orElseThrow(() -> new IllegalStateException(
                "the rules need a guest to be checked on: use `maitred-kit certify`, or `mvn verify`"));
    }

    /** What has come of the rules so far, as each was checked by itself; {@link RunJudge} makes verdicts of it. */
    public Map<String, Result> results() {
        return Map.copyOf(results);
    }

    /** What the run has met so far. */
    public Coverage coverage() {
        return coverage.record();
    }

    /** Why the guest is gone for good, if it is. */
    public Optional<String> lost() {
        return life.lost();
    }

    /** What a rule comes to that is not to be checked; empty when it is. */
    Optional<Result> resultWithoutCheck(Rule rule) {
        return WithoutCheck.find(rule, settings);
    }

    /** The check of a rule begins: its scenarios come by {@link #check}. */
    void begin(Rule rule) {
        progress.started(rule);
        check = Optional.of(
                new RuleCheck(rule, guest.isTimeVirtual() ? SHRINK_STEPS_IN_VIRTUAL_TIME : SHRINK_STEPS_IN_REAL_TIME));
    }

    /** One scenario of the rule that is being checked. Returns when all held. */
    public void check(Scenario scenario) {
        RuleCheck now = check.orElseThrow();
        now.endAsBefore();
        WithoutCheck.requireDeclared(now.rule(), scenario);
        try {
            life.prepareFor(scenario);
        } catch (RuleBlocked blocked) {
            throw now.end(blocked);
        }
        ScenarioResult result = runner.run(scenario);
        now.count(result);
        coverage.add(result);
        if (result.ending() instanceof ScenarioResult.Broken broken) {
            throw now.end(broken(now.rule(), result, broken));
        } else if (result.ending() instanceof ScenarioResult.Undecided undecided) {
            throw now.end(new RuleUndecided(undecided.reason(), result));
        } else if (result.ending() instanceof ScenarioResult.Lost lost) {
            life.lose(lost.reason());
            throw now.end(new RuleUndecided("the guest was lost: " + lost.reason(), result));
        }
    }

    /** The scenario file of the rule that is being checked. */
    public void checkFile() {
        String rule = check.orElseThrow().rule().getId();
        check(Scenarios.findByRule(rule)
                .orElseThrow(() -> new IllegalStateException("there is no scenario file for " + rule))
                .scenario());
    }

    /** Another rule than the checked one may be found broken on the way: that one failed, and this one is not decided. */
    private RuleEnd broken(Rule checked, ScenarioResult result, ScenarioResult.Broken broken) {
        if (broken.rule().equals(checked.getId())) {
            return new RuleBroken(result, broken);
        }
        Rule other = catalogue.require(broken.rule());
        Result found = Result.newBuilder()
                .setRule(other.getId())
                .setVerdict(RuleCheck.failed(other))
                .setReason("found while " + checked.getId() + " was checked: wanted "
                        + broken.mismatch().wanted() + "; got "
                        + broken.mismatch().got())
                .setTries(1)
                .setChecks(result.checks())
                .setFailure(failures.of(checked.getId(), result))
                .build();
        results.merge(other.getId(), found, (earlier, now) -> isFailure(earlier) ? earlier : now);
        return new RuleUndecided("an answer broke " + other.getId() + " before this rule was decided", result);
    }

    /** The check of a rule has ended, with this failure if any. */
    Result end(Optional<Throwable> failure) {
        RuleCheck ended = check.orElseThrow();
        check = Optional.empty();
        Result result = ended.result(failure, failures).build();
        finished(
                ended.rule(),
                failure.flatMap(Session::brokenScenario)
                        .map(again -> repeated(result, again))
                        .orElse(result));
        return results.get(ended.rule().getId());
    }

    private static Optional<Scenario> brokenScenario(Throwable end) {
        return end instanceof RuleBroken broken ? broken.result().map(ScenarioResult::scenario) : Optional.empty();
    }

    /** The result of a broken rule once its smallest scenario was run again. Where the guest cannot be brought to where that begins, it stays as it is. */
    private Result repeated(Result broken, Scenario scenario) {
        try {
            life.prepareFor(scenario);
        } catch (RuleBlocked blocked) {
            return broken;
        }
        ScenarioRunner.Look look = runner.runClosely(scenario, settings.keepOnFailure());
        coverage.add(look.result());
        look.kept().ifPresent(directory -> care.keep(broken.getRule(), directory));
        if (look.result().ending() instanceof ScenarioResult.Lost lost) {
            life.lose(lost.reason());
        }
        if (look.result().ending() instanceof ScenarioResult.Held) {
            return broken.toBuilder()
                    .setVerdict(Result.Verdict.FLAKY)
                    .setReason("the same scenario held when it was run once more; before: " + broken.getReason())
                    .build();
        }
        Result.Builder explained = broken.toBuilder();
        look.state()
                .forEach(difference -> explained
                        .getFailureBuilder()
                        .addStateBuilder()
                        .setWhat(difference.what())
                        .setWanted(difference.wanted())
                        .setGot(difference.got()));
        return explained.build();
    }

    /** A failure that was found earlier, while another rule was checked, stays. */
    void finished(Rule rule, Result result) {
        results.merge(rule.getId(), result, (earlier, now) -> isFailure(earlier) && !isFailure(now) ? earlier : now);
        progress.finished(rule, results.get(rule.getId()));
    }

    private static boolean isFailure(Result result) {
        return switch (result.getVerdict()) {
            case FAILED, WARNING, FLAKY -> true;
            default -> false;
        };
    }

    /** The seed for a rule's scenarios. */
    long seedFor(Rule rule) {
        return settings.seedFor(rule.getId());
    }

    /**
     * How many scenarios a property gets.
     *
     * @param most what it says of itself since its scenarios take long; of no matter where time costs nothing
     */
    int tries(Optional<Integer> most) {
        return guest.isTimeVirtual() ? settings.tries() : Math.min(settings.tries(), most.orElse(Integer.MAX_VALUE));
    }

    Catalogue catalogue() {
        return catalogue;
    }
}
