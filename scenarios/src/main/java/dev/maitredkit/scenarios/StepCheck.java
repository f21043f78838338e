package dev.maitredkit.scenarios;

import dev.maitredkit.scenarios.data.Effect;
import dev.maitredkit.scenarios.data.Repeat;
import dev.maitredkit.scenarios.data.Step;

/** A step by itself: it does one thing, and has only what goes with that. */
final class StepCheck {
    private StepCheck() {}

    static void check(Step step, Node at, Complaints complaints) {
        switch (step.getActCase()) {
            case ACT_NOT_SET -> complaints.add(at.place(), "the step does nothing; give it one of " + Acts.names());
            case CHECK -> FactCheck.check(step.getCheck(), at.child(step, Step.CHECK_FIELD_NUMBER), complaints);
            case RAW_CALL ->
                RawCallCheck.check(step.getRawCall(), at.child(step, Step.RAW_CALL_FIELD_NUMBER), complaints);
            case PASS ->
                Times.requirePositive("pass", step.getPass(), at.placeOf(step, Step.PASS_FIELD_NUMBER), complaints);
            case PARALLEL ->
                ParallelCheck.check(step.getParallel(), at.child(step, Step.PARALLEL_FIELD_NUMBER), complaints);
            case CONFIGURE_NETWORK, MOUNT, LAUNCH_PROCESS, START_TERMINA, SHUTDOWN, AWAIT, RESTART -> {
                // Any request may be sent, and awaits are checked where all steps are known.
            }
        }
        if (step.getActCase() != Step.ActCase.ACT_NOT_SET) {
            background(step, at, complaints);
            repeat(step, at, complaints);
            timeout(step, at, complaints);
            effects(step, at, complaints);
        }
    }

    private static void effects(Step step, Node at, Complaints complaints) {
        if (step.getEffectsCount() > 0 && !step.hasLaunchProcess()) {
            complaints.add(
                    at.placeOf(step, Step.EFFECTS_FIELD_NUMBER),
                    Acts.name(step) + " runs no program; effects belong to launch_process");
        }
        for (int i = 0; i < step.getEffectsCount(); i++) {
            Effect effect = step.getEffects(i);
            if (effect.getKindCase() == Effect.KindCase.KIND_NOT_SET) {
                complaints.add(
                        at.placeOf(step, Step.EFFECTS_FIELD_NUMBER, i),
                        "the effect is empty; it is one of appends, claims and makes, with a path");
            }
        }
    }

    private static void background(Step step, Node at, Complaints complaints) {
        if (!step.getInBackground()) {
            return;
        }
        Place place = at.placeOf(step, Step.IN_BACKGROUND_FIELD_NUMBER);
        if (!Acts.isCall(step)) {
            complaints.add(place, Acts.name(step) + " cannot be in the background; only calls can");
            return;
        }
        if (step.hasRepeat()) {
            complaints.add(
                    at.placeOf(step, Step.REPEAT_FIELD_NUMBER),
                    "a step in the background cannot be repeated, since an await would not know which answer; write it more than once");
        }
        if (step.hasExpect()) {
            complaints.add(
                    at.placeOf(step, Step.EXPECT_FIELD_NUMBER),
                    "a step in the background has no answer yet; expect belongs to the step that awaits it");
        }
        if (step.hasTimeout()) {
            complaints.add(
                    at.placeOf(step, Step.TIMEOUT_FIELD_NUMBER),
                    "a step in the background is not waited for; timeout belongs to the step that awaits it");
        }
    }

    private static void repeat(Step step, Node at, Complaints complaints) {
        if (!step.hasRepeat()) {
            return;
        }
        if (!Acts.isCall(step) && !step.hasCheck()) {
            complaints.add(
                    at.placeOf(step, Step.REPEAT_FIELD_NUMBER),
                    Acts.name(step) + " cannot be repeated; only calls and checks can");
            return;
        }
        Repeat repeat = step.getRepeat();
        Node inside = at.child(step, Step.REPEAT_FIELD_NUMBER);
        if (repeat.getTimes() <= 0) {
            complaints.add(
                    inside.placeOf(repeat, Repeat.TIMES_FIELD_NUMBER),
                    Integer.toUnsignedString(repeat.getTimes())
                            + " times cannot be; times is at least 1 and below 2^31");
        }
        if (repeat.hasEvery()) {
            Times.require("every", repeat.getEvery(), inside.placeOf(repeat, Repeat.EVERY_FIELD_NUMBER), complaints);
        }
    }

    private static void timeout(Step step, Node at, Complaints complaints) {
        if (!step.hasTimeout()) {
            return;
        }
        Place place = at.placeOf(step, Step.TIMEOUT_FIELD_NUMBER);
        if (Acts.isAnswered(step)) {
            Times.requirePositive("timeout", step.getTimeout(), place, complaints);
        } else {
            complaints.add(
                    place, Acts.name(step) + " has no answer to wait for; timeout belongs to calls, checks and awaits");
        }
    }
}
