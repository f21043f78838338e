package dev.maitredkit.conformance.exchange;

import java.time.Duration;

/**
 * One step of a scenario and what came of it.
 *
 * @param step counted from 1
 * @param stepId its name; may be empty
 * @param act the kind of call, such as Mount, RawCall or check, of an await that of the awaited call; empty: no call
 * @param request for people, one line
 * @param at when it began, from the scenario's start, on the guest's clock
 * @param took on the guest's clock
 * @param note what else is to be known; may be empty
 * @param late it is the answer to a call that stands further up as pending
 * @param branch the parallel branch that it belongs to; empty: none
 */
public record Exchange(
        int step,
        String stepId,
        String act,
        String request,
        Outcome outcome,
        Duration at,
        Duration took,
        String note,
        boolean late,
        String branch) {
    /** The act of a probe. */
    public static final String CHECK = "check";
}
