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
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.ProcessStatus;
import dev.maitredkit.scenarios.data.Check;
import dev.maitredkit.scenarios.data.Need;
import dev.maitredkit.scenarios.data.Scenario;
import dev.maitredkit.scenarios.data.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One scenario on its way: the transcript so far, the calls in the background, and what the ledger believes. */
final class ScenarioRun {
    static final Duration TIMEOUT = Duration.ofSeconds(10);
    static final Duration CLEAR_UP_TIMEOUT = Duration.ofSeconds(30);

    private final GuestUnderTest guest;
    private final Scenario scenario;
    private final boolean overTheWire;
    private final Instant start;
    private final List<Exchange> transcript = new ArrayList<>();
    private final Map<String, Sent> background = new LinkedHashMap<>();
    private Ledger ledger = Ledger.fresh();
    private Ending ending = new Held();
    private int checks;

    private record Heard(Outcome outcome, Instant sent, Duration took) {}

    ScenarioRun(GuestUnderTest guest, Scenario scenario) {
        this.guest = guest;
        this.scenario = scenario;
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
        if (!exitedWith(heard.outcome(), 0)) {
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
        if (!exitedWith(heard.outcome(), 0)) {
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
                    judge(number, step, step, call(step));
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
            case ACT_NOT_SET -> throw new IllegalArgumentException("step " + number + " has no act");
        };
    }

    private void send(int number, Step step) {
        ledger = ledger.sent(step);
        Sent sent = new Sent(guest, overTheWire, step);
        background.put(name(number, step), sent);
        record(number, step, new Heard(new Outcome.Pending(), sent.at(), Duration.ZERO), "");
    }

    private void await(int number, Step step) {
        Sent call = background.remove(step.getAwait().getStep());
        if (call == null) {
            throw new IllegalArgumentException(
                    "step " + number + " awaits " + step.getAwait().getStep() + ", which is not in the background");
        }
        judge(number, step, call.step(), hear(call, timeout(step)));
    }

    private Heard call(Step step) {
        ledger = ledger.sent(step);
        return hear(new Sent(guest, overTheWire, step), timeout(step));
    }

    private Heard hear(Sent call, Duration timeout) {
        if (guest.await(call.answer(), timeout)) {
            return new Heard(Calls.outcome(call.answer()), call.at(), call.took(guest.now()));
        }
        call.answer().cancel(true);
        return new Heard(new Outcome.Silent(timeout), call.at(), since(call.at()));
    }

    /** Holds an answer against the expectation of {@code awaiting} and, as the answer to {@code asked}, the ledger. */
    private void judge(int number, Step awaiting, Step asked, Heard heard) {
        checks++;
        record(number, awaiting, heard, "");
        if (ledger.judge(asked, heard.outcome()) instanceof Judgement.Rejected rejected) {
            ending = new Broken(rejected.rule(), number, rejected.mismatch());
            return;
        }
        Expectations.check(awaiting.getExpect(), heard.outcome(), heard.took())
                .ifPresent(mismatch -> mismatch(number, awaiting, heard.outcome(), mismatch));
    }

    private boolean check(int number, Step step, boolean last) {
        Check check = step.getCheck();
        Step probe = step.toBuilder()
                .setLaunchProcess(Scratch.shell(CheckScript.of(check)))
                .build();
        Heard heard = call(probe);
        boolean held = exitedWith(heard.outcome(), 0)
                || step.getExpect().getStatusList().contains(heard.outcome().status())
                        && !heard.outcome().status().equals("OK");
        if (!held && !last) {
            return false;
        }
        checks++;
        boolean decided = held || exitedWith(heard.outcome(), 1);
        record(number, step, heard, held ? "holds" : decided ? "does not hold" : "the guest could not tell");
        if (!held) {
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
            ledger = Ledger.fresh();
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
            ending = new Broken(scenario.getRulesCount() == 0 ? "" : scenario.getRules(0), number, mismatch);
        }
    }

    /** Ends without a word on the rule: the guest is gone, or the scenario did not get to the point. */
    private void end(int number, Outcome outcome, String reason) {
        ending = outcome.isUnavailable() && !ledger.shutDown()
                ? new Lost(number, outcome.text())
                : new Undecided(number, reason);
    }

    private void record(int number, Step step, Heard heard, String note) {
        transcript.add(new Exchange(
                number,
                step.getId(),
                Describe.step(step),
                heard.outcome(),
                Duration.between(start, heard.sent()),
                heard.took(),
                note));
    }

    private static boolean exitedWith(Outcome outcome, int code) {
        return outcome instanceof Outcome.Answered answered
                && answered.response() instanceof LaunchProcessResponse response
                && response.getStatus() == ProcessStatus.EXITED
                && response.getCode() == code;
    }

    private Duration since(Instant before) {
        return Duration.between(before, guest.now());
    }

    private static Duration timeout(Step step) {
        return step.hasTimeout() ? Durations.of(step.getTimeout()) : TIMEOUT;
    }

    private static String name(int number, Step step) {
        return step.getId().isEmpty() ? String.valueOf(number) : step.getId();
    }
}
