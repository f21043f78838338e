package dev.maitredkit.conformance.run;

import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.scenarios.data.Scenario;
import dev.maitredkit.scenarios.data.Step;
import java.util.UUID;

/**
 * Does the steps of a scenario to a guest, one after the other, and holds each answer against the step's expectation
 * and the ledger. It stops at the first answer that is not allowed, then clears up: the scenario's directory and all
 * that is mounted in it are removed.
 */
public final class ScenarioRunner {
    private final GuestUnderTest guest;
    private final String directories;
    private int scenarios;

    /**
     * @param directories an absolute path in the guest that does not exist yet; each scenario that wants a directory gets
     *     one below it
     */
    public ScenarioRunner(GuestUnderTest guest, String directories) {
        this.guest = guest;
        this.directories = directories;
    }

    /** A name for {@code directories} that no other run uses. */
    public static String freshDirectory() {
        return "/tmp/maitred-kit-" + UUID.randomUUID().toString().substring(0, 13);
    }

    /** Runs it to its end. An exception here is a fault of the harness, not of the guest. */
    public ScenarioResult run(Scenario scenario) {
        String directory = directories + "/" + ++scenarios;
        boolean wantsDirectory = Substitution.isNeeded(scenario);
        ScenarioRun run = new ScenarioRun(guest, scenario, wantsDirectory ? directory : "");
        try {
            if (wantsDirectory) {
                run.prepare(Scratch.make(directory));
            }
            int number = 0;
            for (Step step : scenario.getStepsList()) {
                number++;
                if (run.isOver()) {
                    break;
                }
                run.perform(number, Substitution.apply(step, directory));
            }
        } finally {
            run.abandonCalls();
            if (wantsDirectory) {
                run.clearUp(Scratch.remove(directory));
            }
        }
        return run.result();
    }
}
