package dev.maitredkit.conformance.run;

import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.conformance.ledger.CallRecord;
import dev.maitredkit.scenarios.data.Branch;
import dev.maitredkit.scenarios.data.Parallel;
import dev.maitredkit.scenarios.data.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Does the branches of a parallel step: each sends its next call when the one before is answered. One thread does it all;
 * what overlaps is what the guest leaves open. A call that is not answered in time ends its branch.
 */
final class Branches {
    private final GuestUnderTest guest;
    private final boolean overTheWire;
    private final AtomicLong events;
    private final List<Track> tracks = new ArrayList<>();
    private final List<Spoken> spoken = new ArrayList<>();
    private volatile CompletableFuture<Void> something = new CompletableFuture<>();

    Branches(GuestUnderTest guest, boolean overTheWire, AtomicLong events, Parallel parallel) {
        this.guest = guest;
        this.overTheWire = overTheWire;
        this.events = events;
        for (int i = 0; i < parallel.getBranchesCount(); i++) {
            Branch branch = parallel.getBranches(i);
            String letter = String.valueOf((char) ('A' + i));
            tracks.add(new Track(branch.getId().isEmpty() ? letter : branch.getId(), branch.getStepsList()));
        }
    }

    /**
     * A call of a branch and what came of it.
     *
     * @param step as the scenario has it: a check, not its probe
     */
    record Spoken(String branch, int number, Step step, Sent sent, Outcome outcome, Duration took) {
        CallRecord call() {
            return new CallRecord(branch + number, step, outcome, sent.number(), sent.answeredNumber());
        }

        String note() {
            return step.hasCheck() ? Describe.fact(outcome) : "";
        }
    }

    /** One branch: the steps to come, and the call that is under way. */
    private static final class Track {
        private final String name;
        private final Iterator<Step> rest;
        private int number;
        private Optional<Step> step = Optional.empty();
        private Optional<Sent> sent = Optional.empty();

        Track(String name, List<Step> steps) {
            this.name = name;
            this.rest = steps.iterator();
        }
    }

    /** All calls, in the order in which they were sent. */
    List<Spoken> run() {
        tracks.forEach(this::sendNext);
        while (tracks.stream().anyMatch(track -> track.sent.isPresent())) {
            guest.await(something, rest());
            something = new CompletableFuture<>();
            tracks.forEach(this::moveOn);
        }
        spoken.sort(Comparator.comparingLong(call -> call.sent().number()));
        return spoken;
    }

    private void sendNext(Track track) {
        track.sent = Optional.empty();
        if (track.rest.hasNext()) {
            Step step = track.rest.next();
            track.number++;
            track.step = Optional.of(step);
            Step call = step.hasCheck() ? CheckScript.probe(step) : step;
            track.sent = Optional.of(new Sent(guest, overTheWire, call, events, () -> something.complete(null)));
        }
    }

    private void moveOn(Track track) {
        if (track.sent.isEmpty()) {
            return;
        }
        Sent sent = track.sent.get();
        if (sent.isAnswered()) {
            note(track, Calls.outcome(sent.answer()));
            sendNext(track);
        } else if (left(track).isZero()) {
            sent.answer().cancel(true);
            note(track, new Outcome.Silent(Durations.timeout(track.step.orElseThrow())));
            track.sent = Optional.empty();
        }
    }

    private void note(Track track, Outcome outcome) {
        Sent sent = track.sent.orElseThrow();
        spoken.add(
                new Spoken(track.name, track.number, track.step.orElseThrow(), sent, outcome, sent.took(guest.now())));
    }

    /** Until the first call of all is given up; nothing when an answer may have come already. */
    private Duration rest() {
        return tracks.stream()
                .filter(track -> track.sent.isPresent())
                .map(track -> track.sent.get().isAnswered() ? Duration.ZERO : left(track))
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private Duration left(Track track) {
        Instant end = track.sent.orElseThrow().at().plus(Durations.timeout(track.step.orElseThrow()));
        Duration left = Duration.between(guest.now(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
