package dev.maitredkit.scenarios;

import dev.maitredkit.scenarios.data.Branch;
import dev.maitredkit.scenarios.data.Parallel;
import dev.maitredkit.scenarios.data.Step;
import dev.maitredkit.scenarios.data.Step.ActCase;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** Branches hold calls that can be put in some order. */
final class ParallelCheck {
    private static final Set<ActCase> ALLOWED = EnumSet.of(
            ActCase.CONFIGURE_NETWORK, ActCase.MOUNT, ActCase.LAUNCH_PROCESS, ActCase.START_TERMINA, ActCase.CHECK);

    /** The orders of more calls could not be searched. */
    private static final int MOST_CALLS = 62;

    private static final String IN_BACKGROUND = "a step in a branch cannot be in the background; all branches are";
    private static final String REPEATED = "a step in a branch cannot be repeated; write it more than once";
    private static final String EXPECTED = "a check in a branch need not hold; leave expect out";

    private ParallelCheck() {}

    static void check(Parallel parallel, Node at, Complaints complaints) {
        if (parallel.getBranchesCount() == 0) {
            complaints.add(at.place(), "parallel has no branches; branches { steps { … } } is one");
        }
        Set<String> names = new HashSet<>();
        int calls = 0;
        for (int i = 0; i < parallel.getBranchesCount(); i++) {
            Branch branch = parallel.getBranches(i);
            Node inside = at.child(parallel, Parallel.BRANCHES_FIELD_NUMBER, i);
            if (!branch.getId().isEmpty() && !names.add(branch.getId())) {
                complaints.add(
                        inside.placeOf(branch, Branch.ID_FIELD_NUMBER),
                        "there are two branches \"" + branch.getId() + "\"; each id stands for one");
            }
            if (branch.getStepsCount() == 0) {
                complaints.add(inside.place(), "the branch has no steps; steps { launch_process { … } } is one");
            }
            for (int j = 0; j < branch.getStepsCount(); j++) {
                step(branch.getSteps(j), inside.child(branch, Branch.STEPS_FIELD_NUMBER, j), complaints);
            }
            calls += branch.getStepsCount();
        }
        if (calls > MOST_CALLS) {
            complaints.add(
                    at.place(),
                    calls + " calls at the same time are too many to find an order of; at most " + MOST_CALLS);
        }
    }

    private static void step(Step step, Node at, Complaints complaints) {
        if (!ALLOWED.contains(step.getActCase())) {
            complaints.add(
                    at.place(),
                    step.getActCase() == ActCase.ACT_NOT_SET
                            ? "the step does nothing; give it a call or a check"
                            : Acts.name(step) + " cannot be in a branch; calls of the service and checks can");
            return;
        }
        refuse(step.getInBackground(), Step.IN_BACKGROUND_FIELD_NUMBER, IN_BACKGROUND, step, at, complaints);
        refuse(step.hasRepeat(), Step.REPEAT_FIELD_NUMBER, REPEATED, step, at, complaints);
        refuse(step.hasCheck() && step.hasExpect(), Step.EXPECT_FIELD_NUMBER, EXPECTED, step, at, complaints);
        StepCheck.check(step, at, complaints);
        ExpectCheck.check(step, step, at, complaints);
    }

    private static void refuse(boolean given, int field, String complaint, Step step, Node at, Complaints complaints) {
        if (given) {
            complaints.add(at.placeOf(step, field), complaint);
        }
    }
}
