package dev.maitredkit.conformance.run;

import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.conformance.guest.GuestLostException;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.scenarios.data.Scenario;
import dev.maitredkit.scenarios.data.Step;
import java.util.ArrayList;
import java.util.List;

/** Does the calls and checks of a scenario to a guest, one after the other, and only looks at what comes of them. */
public final class Observer {
    private final GuestUnderTest guest;
    private final String directories;
    private int scenarios;

    /**
     * @param directories an absolute path in the guest that does not exist yet
     */
    public Observer(GuestUnderTest guest, String directories) {
        this.guest = guest;
        this.directories = directories;
    }

    /**
     * What came of each step. Every expectation is ignored.
     *
     * @throws GuestLostException when the guest cannot be reached, or the scenario's directory cannot be made or removed
     */
    public List<Outcome> observe(Scenario scenario) throws GuestLostException {
        String directory = directories + "/" + ++scenarios;
        require(Scratch.make(directory), "made", directory);
        List<Outcome> outcomes = new ArrayList<>();
        for (Step step : scenario.getStepsList()) {
            Step own = Substitution.apply(step, directory);
            Outcome outcome = call(own.hasCheck() ? CheckScript.probe(own) : own);
            if (outcome.isUnavailable()) {
                throw new GuestLostException("it was lost at " + Describe.step(own) + ": " + outcome.text());
            }
            outcomes.add(outcome);
        }
        require(Scratch.remove(directory), "removed", directory);
        return outcomes;
    }

    /** A step as a transcript has it. */
    public static String describe(Step step) {
        return Describe.step(step);
    }

    private Outcome call(Step step) {
        Sent sent = new Sent(guest, false, step);
        if (guest.await(sent.answer(), Durations.timeout(step))) {
            return Calls.outcome(sent.answer());
        }
        sent.answer().cancel(true);
        return new Outcome.Silent(Durations.timeout(step));
    }

    private void require(LaunchProcessRequest launch, String what, String directory) throws GuestLostException {
        Outcome outcome = call(Step.newBuilder().setLaunchProcess(launch).build());
        if (!outcome.exitedWith(0)) {
            throw new GuestLostException(
                    "the directory " + directory + " could not be " + what + ": " + outcome.text());
        }
    }
}
