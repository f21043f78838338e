package dev.maitredkit.conformance.exchange;

import java.time.Duration;

/**
 * One step of a scenario and what came of it.
 *
 * @param step counted from 1
 * @param stepId its name; may be empty
 * @param request for people, one line
 * @param at when it began, from the scenario's start, on the guest's clock
 * @param took on the guest's clock
 * @param note what else is to be known; may be empty
 * @param branch the parallel branch that it belongs to; empty: none
 */
public record Exchange(
        int step,
        String stepId,
        String request,
        Outcome outcome,
        Duration at,
        Duration took,
        String note,
        String branch) {}
