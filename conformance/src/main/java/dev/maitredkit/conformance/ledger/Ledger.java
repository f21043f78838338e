package dev.maitredkit.conformance.ledger;

import dev.maitredkit.conformance.exchange.Mismatch;
import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.scenarios.data.Step;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the suite is entitled to believe of a guest, from the protocol's text and the answers so far; it bounds the
 * allowed answers to the next call. Immutable. It models no kernel: what it does not know, it allows.
 *
 * @param shutDown a Shutdown was sent: from then on every call may end as UNAVAILABLE
 * @param facts the states that the guest may be in
 */
public record Ledger(boolean shutDown, Set<Facts> facts) {
    /** The rule of an answer that contradicts earlier ones: the one that the scenario is about. */
    public static final String THE_SCENARIOS_OWN = "";

    public Ledger {
        facts = Set.copyOf(facts);
    }

    /**
     * Of a guest that has just booted.
     *
     * @param directory a path in it that is new and the scenario's own; empty: none
     */
    public static Ledger fresh(String directory) {
        return new Ledger(false, Set.of(Facts.fresh(directory)));
    }

    /** A call goes out; its answer is judged later. */
    public Ledger sent(Step step) {
        return step.hasShutdown() ? new Ledger(true, blind()) : this;
    }

    /** A call goes out, and others with it, until its answer is judged by {@link #judgeLate}. */
    public Ledger sentInBackground(Step step) {
        return new Ledger(sent(step).shutDown, blind());
    }

    private Set<Facts> blind() {
        return facts.stream().map(Facts::blinded).collect(Collectors.toSet());
    }

    /** Judges the answer to a call that was {@link #sent}, or to a check. */
    public Judgement judge(Step step, Outcome outcome) {
        Judgement alone = judgeLate(step, outcome);
        if (alone instanceof Judgement.Rejected) {
            return alone;
        }
        Set<Facts> next = Facts.after(facts, step, outcome);
        return next.isEmpty()
                ? new Judgement.Rejected(
                        THE_SCENARIOS_OWN, new Mismatch("an answer that agrees with the earlier ones", outcome.text()))
                : new Judgement.Accepted(new Ledger(shutDown, next));
    }

    /** Judges an answer by itself: what else was done in the meantime cannot be known. */
    public Judgement judgeLate(Step step, Outcome outcome) {
        Optional<Judgement.Rejected> broken = AnswerBounds.findBroken(step, outcome, shutDown);
        return broken.isPresent() ? broken.get() : new Judgement.Accepted(this);
    }

    /** Judges the answers to calls that were under way at the same time: some order of them must explain all. */
    public Judgement judgeTogether(Collection<CallRecord> calls) {
        for (CallRecord call : calls) {
            Optional<Judgement.Rejected> broken = AnswerBounds.findBroken(call.step(), call.outcome(), shutDown);
            if (broken.isPresent()) {
                return broken.get();
            }
        }
        Orders.Found found = Orders.search(facts, List.copyOf(calls));
        return found.endings().isEmpty()
                ? new Judgement.Rejected(
                        THE_SCENARIOS_OWN,
                        new Mismatch(
                                "answers that some order of the calls would give", unexplained(calls, found.longest())))
                : new Judgement.Accepted(new Ledger(shutDown, found.endings()));
    }

    private static String unexplained(Collection<CallRecord> calls, List<CallRecord> longest) {
        String rest = calls.stream()
                .filter(call -> !longest.contains(call) && !call.isOpen())
                .map(call -> call.name() + " -> " + call.outcome().text())
                .collect(Collectors.joining(", "));
        String order = longest.stream().map(CallRecord::name).collect(Collectors.joining(", "));
        return (order.isEmpty() ? "no order explains " : "after the order " + order + ", nothing explains ") + rest;
    }
}
