package dev.maitredkit.conformance.run;

import dev.maitredkit.conformance.exchange.Mismatch;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.scenarios.data.Check;
import dev.maitredkit.scenarios.data.Scenario;
import dev.maitredkit.scenarios.data.Step;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Does the steps of a scenario to a guest, one after the other, and holds each answer against the step's expectation
 * and the ledger. It stops at the first answer that is not allowed, then clears up: the scenario's directory and all
 * that is mounted in it are removed.
 */
public final class ScenarioRunner {
    private final GuestUnderTest guest;
    private final String directories;
    private final TimeFactor timeFactor;
    private int scenarios;

    /**
     * @param directories an absolute path in the guest that does not exist yet; each scenario that wants a directory gets
     *     one below it
     * @param timeFactor what the scenarios' time limits are multiplied with
     */
    public ScenarioRunner(GuestUnderTest guest, String directories, TimeFactor timeFactor) {
        this.guest = guest;
        this.directories = directories;
        this.timeFactor = timeFactor;
    }

    /** With limits as they are written. */
    public ScenarioRunner(GuestUnderTest guest, String directories) {
        this(guest, directories, TimeFactor.ONE);
    }

    /** A name for {@code directories} that no other run uses. */
    public static String freshDirectory() {
        return "/tmp/maitred-kit-" + UUID.randomUUID().toString().substring(0, 13);
    }

    /** An end says the same whatever the directory was called. */
    private static ScenarioResult named(ScenarioResult result, String directory) {
        if (result.ending() instanceof ScenarioResult.Broken broken) {
            return result.with(new ScenarioResult.Broken(
                    broken.rule(),
                    broken.step(),
                    new Mismatch(
                            Substitution.undo(broken.mismatch().wanted(), directory),
                            Substitution.undo(broken.mismatch().got(), directory))));
        }
        if (result.ending() instanceof ScenarioResult.Undecided undecided) {
            return result.with(
                    new ScenarioResult.Undecided(undecided.step(), Substitution.undo(undecided.reason(), directory)));
        }
        return result;
    }

    /**
     * A scenario that was looked at closely.
     *
     * @param kept its directory in the guest, when that was left there
     * @param state where the guest is not as the check wants it that did not hold
     */
    public record Look(ScenarioResult result, Optional<String> kept, List<Difference> state) {}

    /** Runs it to its end. An exception here is a fault of the harness, not of the guest. */
    public ScenarioResult run(Scenario scenario) {
        return run(scenario, false, false).result();
    }

    /**
     * The same, and where a check does not hold, what is there instead.
     *
     * @param keepIfBroken whether its directory stays in the guest as it is when it does not hold
     */
    public Look runClosely(Scenario scenario, boolean keepIfBroken) {
        return run(scenario, keepIfBroken, true);
    }

    private Look run(Scenario scenario, boolean keepIfBroken, boolean closely) {
        String directory = directories + "/" + ++scenarios;
        boolean keep = false;
        List<Difference> state = List.of();
        boolean wantsDirectory = Substitution.isNeeded(scenario);
        ScenarioRun run = new ScenarioRun(guest, scenario, wantsDirectory ? directory : "");
        try {
            if (wantsDirectory) {
                run.prepare(Scratch.make(directory), timeFactor.limit(Durations.TIMEOUT));
            }
            int number = 0;
            for (Step step : scenario.getStepsList()) {
                number++;
                if (run.isOver()) {
                    break;
                }
                run.perform(number, Substitution.apply(timeFactor.scale(step), directory));
            }
            if (closely) {
                state = explain(run.result(), directory);
            }
        } finally {
            run.abandonCalls();
            keep = wantsDirectory && keepIfBroken && run.isOver();
            if (wantsDirectory && !keep) {
                run.clearUp(Scratch.remove(directory), timeFactor.limit(ScenarioRun.CLEAR_UP_TIMEOUT));
            }
        }
        return new Look(named(run.result(), directory), keep ? Optional.of(directory) : Optional.empty(), state);
    }

    private List<Difference> explain(ScenarioResult result, String directory) {
        if (!(result.ending() instanceof ScenarioResult.Broken broken)
                || broken.step() < 1
                || broken.step() > result.scenario().getStepsCount()
                || !result.scenario().getSteps(broken.step() - 1).hasCheck()) {
            return List.of();
        }
        Check check =
                Substitution.apply(result.scenario().getSteps(broken.step() - 1).getCheck(), directory);
        return StateProbe.explain(check, new GuestShell(guest, timeFactor.limit(Durations.TIMEOUT))).stream()
                .map(it -> new Difference(
                        Substitution.undo(it.what(), directory),
                        Substitution.undo(it.wanted(), directory),
                        Substitution.undo(it.got(), directory)))
                .toList();
    }
}
