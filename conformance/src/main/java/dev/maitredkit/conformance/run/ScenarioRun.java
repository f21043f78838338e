package dev.maitredkit.conformance.run;

import dev.maitredkit.conformance.exchange.Exchange;
import dev.maitredkit.conformance.exchange.Mismatch;
import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.conformance.guest.GuestLostException;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.conformance.ledger.Judgement;
import dev.maitredkit.conformance.ledger.Ledger;
import dev.maitredkit.conformance.run.ScenarioResult.Broken;
import dev.maitredkit.conformance.run.ScenarioResult.Ending;
import dev.maitredkit.conformance.run.ScenarioResult.Held;
import dev.maitredkit.conformance.run.ScenarioResult.Lost;
import dev.maitredkit.conformance.run.ScenarioResult.Undecided;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.scenarios.data.Check;
import dev.maitredkit.scenarios.data.Need;
import dev.maitredkit.scenarios.data.Parallel;
import dev.maitredkit.scenarios.data.Scenario;
import dev.maitredkit.scenarios.data.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** One scenario on its way: the transcript so far, the calls in the background, and what the ledger believes. */
final class ScenarioRun {
    static final Duration CLEAR_UP_TIMEOUT = Duration.ofSeconds(30);

    private final GuestUnderTest guest;
    private final Scenario scenario;
    private final boolean overTheWire;
    private final Instant start;
    private final List<Exchange> transcript = new ArrayList<>();
    private final Map<String, Sent> background = new LinkedHashMap<>();
    private final AtomicLong events = new AtomicLong();
    private Ledger ledger;
    private Ending ending = new Held();
    private int checks;

    private record Heard(Outcome outcome, Instant sent, Duration took) {}

    /**
     * @param directory the scenario's own in the guest; empty: it wants none
     */
    ScenarioRun(GuestUnderTest guest, Scenario scenario, String directory) {
        this.guest = guest;
        this.scenario = scenario;
        this.ledger = Ledger.fresh(directory);
        this.overTheWire = scenario.getNeedsList().contains(Need.WIRE);
        this.start = guest.now();
    }

    boolean isOver() {
        return !(ending instanceof Held);
    }

    ScenarioResult result() {
        return new ScenarioResult(scenario, transcript, checks, ending);
    }

    void prepare(LaunchProcessRequest launch, Duration limit) {
        Step step = own(launch, limit);
        Heard heard = call(step);
        if (!heard.outcome().exitedWith(0)) {
            record(0, step, heard, "makes the scenario's directory");
            end(
                    0,
                    heard.outcome(),
                    "the scenario's directory could not be made: "
                            + heard.outcome().text());
        }
    }

    void clearUp(LaunchProcessRequest launch, Duration limit) {
        if (ledger.shutDown() || ending instanceof Lost) {
            return;
        }
        Step step = own(launch, limit);
        Heard heard = call(step);
        if (!heard.outcome().exitedWith(0)) {
            record(scenario.getStepsCount() + 1, step, heard, "removes the scenario's directory: it did not work");
        }
    }

    /** A step of the runner's, not of the scenario's. */
    private static Step own(LaunchProcessRequest launch, Duration limit) {
        return Step.newBuilder()
                .setLaunchProcess(launch)
                .setTimeout(com.google.protobuf.Duration.newBuilder().setSeconds(limit.toSeconds()))
                .build();
    }

    void abandonCalls() {
        background.values().forEach(call -> call.answer().cancel(true));
    }

    void perform(int number, Step step) {
        int times = Math.max(1, step.getRepeat().getTimes());
        for (int i = 1; i <= times && !isOver(); i++) {
            boolean last = i == times;
            boolean held = once(number, step, last);
            if (!last && step.hasCheck() && held) {
                return;
            }
            if (!last) {
                guest.pass(Durations.of(step.getRepeat().getEvery()));
            }
        }
    }

    /** Does the step once; a check that does not hold decides only at its last time. */
    private boolean once(int number, Step step, boolean last) {
        return switch (step.getActCase()) {
            case CONFIGURE_NETWORK, MOUNT, LAUNCH_PROCESS, START_TERMINA, SHUTDOWN, RAW_CALL -> {
                if (step.getInBackground()) {
                    send(number, step);
                } else {
                    Heard heard = call(step);
                    judge(number, step, step, ledger.judge(step, heard.outcome()), heard);
                }
                yield true;
            }
            case AWAIT -> {
                await(number, step);
                yield true;
            }
            case CHECK -> check(number, step, last);
            case PASS -> {
                Instant before = guest.now();
                guest.pass(Durations.of(step.getPass()));
                record(number, step, new Heard(new Outcome.Done(), before, since(before)), "");
                yield true;
            }
            case RESTART -> {
                restart(number, step);
                yield true;
            }
            case PARALLEL -> {
                together(number, step.getParallel());
                yield true;
            }
            case ACT_NOT_SET -> throw new IllegalArgumentException("step " + number + " has no act");
        };
    }

    /** Does the branches; each answer is held against its own expectation, then all against one another. */
    private void together(int number, Parallel parallel) {
        List<Branches.Spoken> spoken = new Branches(guest, overTheWire, events, parallel).run();
        for (Branches.Spoken call : spoken) {
            checks++;
            record(number, call.step(), call.step(), heard(call), call.note(), call.branch());
        }
        for (Branches.Spoken call : spoken) {
            if (!isOver()) {
                alone(number, call);
            }
        }
        if (!isOver()) {
            accept(
                    number,
                    ledger.judgeTogether(
                            spoken.stream().map(Branches.Spoken::call).toList()));
        }
    }

    private static Heard heard(Branches.Spoken call) {
        return new Heard(call.outcome(), call.sent().at(), call.took());
    }

    private void alone(int number, Branches.Spoken call) {
        if (!call.step().hasCheck()) {
            Expectations.check(call.step().getExpect(), call.outcome(), call.took())
                    .ifPresent(mismatch -> mismatch(number, call.step(), call.outcome(), mismatch));
        } else if (!call.outcome().exitedWith(0) && !call.outcome().exitedWith(1)) {
            end(
                    number,
                    call.outcome(),
                    "a probe did not work: " + call.outcome().text());
        }
    }

    /** Takes over what the ledger says; false when an answer broke a rule. */
    private boolean accept(int number, Judgement judgement) {
        if (judgement instanceof Judgement.Rejected rejected) {
            String rule = rejected.rule().equals(Ledger.THE_SCENARIOS_OWN) ? ownRule() : rejected.rule();
            ending = new Broken(rule, number, rejected.mismatch());
            return false;
        }
        ledger = ((Judgement.Accepted) judgement).next();
        return true;
    }

    private String ownRule() {
        return scenario.getRulesCount() == 0 ? "" : scenario.getRules(0);
    }

    private void send(int number, Step step) {
        ledger = ledger.sentInBackground(step);
        Sent sent = sent(step);
        background.put(name(number, step), sent);
        record(number, step, new Heard(new Outcome.Pending(), sent.at(), Duration.ZERO), "");
    }

    private void await(int number, Step step) {
        Sent call = background.remove(step.getAwait().getStep());
        if (call == null) {
            throw new IllegalArgumentException(
                    "step " + number + " awaits " + step.getAwait().getStep() + ", which is not in the background");
        }
        Heard heard = hear(call, Durations.timeout(step));
        judge(number, step, call.step(), ledger.judgeLate(call.step(), heard.outcome()), heard);
    }

    private Heard call(Step step) {
        ledger = ledger.sent(step);
        return hear(sent(step), Durations.timeout(step));
    }

    private Sent sent(Step step) {
        return new Sent(guest, overTheWire, step);
    }

    private Heard hear(Sent call, Duration timeout) {
        if (guest.await(call.answer(), timeout)) {
            return new Heard(Calls.outcome(call.answer()), call.at(), call.took(guest.now()));
        }
        call.answer().cancel(true);
        return new Heard(new Outcome.Silent(timeout), call.at(), since(call.at()));
    }

    /** Holds an answer against what the ledger says of it, and the expectation of the step. */
    private void judge(int number, Step step, Step asked, Judgement judgement, Heard heard) {
        checks++;
        record(number, step, asked, heard, "", "");
        if (accept(number, judgement)) {
            Expectations.check(step.getExpect(), heard.outcome(), heard.took())
                    .ifPresent(mismatch -> mismatch(number, step, heard.outcome(), mismatch));
        }
    }

    private boolean check(int number, Step step, boolean last) {
        Check check = step.getCheck();
        Heard heard = call(CheckScript.probe(step));
        boolean held = heard.outcome().exitedWith(0)
                || step.getExpect().getStatusList().contains(heard.outcome().status())
                        && !heard.outcome().status().equals("OK");
        if (!held && !last) {
            return false;
        }
        checks++;
        boolean decided = held || heard.outcome().exitedWith(1);
        record(number, step, heard, held ? Describe.HOLDS : Describe.fact(heard.outcome()));
        if (held) {
            accept(number, ledger.judge(step, heard.outcome()));
        } else {
            String wanted = CheckScript.describe(check);
            if (decided) {
                mismatch(number, step, heard.outcome(), new Mismatch(wanted, "it is not so"));
            } else {
                end(
                        number,
                        heard.outcome(),
                        "a probe did not work (" + wanted + "): "
                                + heard.outcome().text());
            }
        }
        return held;
    }

    private void restart(int number, Step step) {
        Instant before = guest.now();
        try {
            guest.restart(ledger.shutDown());
            ledger = Ledger.fresh("");
            record(number, step, new Heard(new Outcome.Done(), before, since(before)), "");
        } catch (GuestLostException lost) {
            ending = new Lost(number, lost.getMessage());
        }
    }

    private void mismatch(int number, Step step, Outcome outcome, Mismatch mismatch) {
        if (step.getSetup()) {
            end(
                    number,
                    outcome,
                    "a step that prepares did not go as expected: wanted " + mismatch.wanted() + ", got "
                            + mismatch.got());
        } else if (outcome.isUnavailable() && !ledger.shutDown()) {
            end(number, outcome, mismatch.got());
        } else {
            ending = new Broken(ownRule(), number, mismatch);
        }
    }

    /** Ends without a word on the rule: the guest is gone, or the scenario did not get to the point. */
    private void end(int number, Outcome outcome, String reason) {
        ending = outcome.isUnavailable() && !ledger.shutDown()
                ? new Lost(number, outcome.text())
                : new Undecided(number, reason);
    }

    private void record(int number, Step step, Heard heard, String note) {
        record(number, step, step, heard, note, "");
    }

    /**
     * @param asked the step whose call was answered: an earlier one where this one is an await
     */
    private void record(int number, Step step, Step asked, Heard heard, String note, String branch) {
        transcript.add(new Exchange(
                number,
                step.getId(),
                Describe.act(asked),
                Describe.step(step),
                heard.outcome(),
                Duration.between(start, heard.sent()),
                heard.took(),
                note,
                step.hasAwait(),
                branch));
    }

    private Duration since(Instant before) {
        return Duration.between(before, guest.now());
    }

    private static String name(int number, Step step) {
        return step.getId().isEmpty() ? String.valueOf(number) : step.getId();
    }
}
