package dev.maitredkit.scenarios;

import dev.maitredkit.scenarios.data.Need;
import dev.maitredkit.scenarios.data.Scenario;
import dev.maitredkit.scenarios.data.Step;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a scenario does to a guest stands in its needs, so that a run can refuse it before the first step. */
final class NeedsCheck {
    private static final String SERVICE = "vm_tools.Maitred/";

    private NeedsCheck() {}

    static void check(Scenario scenario, Node node, Complaints complaints) {
        Set<Need> missing =
                new HashSet<>(Set.of(Need.NETWORK, Need.TERMINA, Need.SHUTDOWN, Need.CONCURRENT_LAUNCH, Need.WIRE));
        missing.removeAll(scenario.getNeedsList());
        Set<String> waiting = new HashSet<>();
        for (int i = 0; i < scenario.getStepsCount(); i++) {
            Step step = scenario.getSteps(i);
            Place place = node.child(scenario, Scenario.STEPS_FIELD_NUMBER, i).place();
            for (Step call : Acts.withBranches(step)) {
                need(call)
                        .filter(missing::remove)
                        .ifPresent(need -> complaints.add(
                                place,
                                Acts.name(call) + " here wants a permission; add needs: " + need + " to the scenario"));
            }
            if (step.hasRawCall() && !step.getRawCall().getCompression().isEmpty() && missing.remove(Need.WIRE)) {
                complaints.add(
                        place, "compression wants a connection with bytes on it; add needs: WIRE to the scenario");
            }
            if (launchesAtOnce(step) && missing.remove(Need.CONCURRENT_LAUNCH)) {
                complaints.add(
                        place,
                        "branches launch at the same time, and not every guest serves two launches at once; "
                                + "add needs: CONCURRENT_LAUNCH to the scenario");
            }
            if (isLaunch(step) && !waiting.isEmpty() && missing.remove(Need.CONCURRENT_LAUNCH)) {
                complaints.add(
                        place,
                        Acts.name(step) + " while a launch waits in the guest: not every guest serves both at once; "
                                + "add needs: CONCURRENT_LAUNCH to the scenario, or await the launch first");
            }
            if (step.hasAwait() && !step.getExpect().getNoAnswer()) {
                waiting.remove(step.getAwait().getStep());
            }
            if (step.hasRestart()) {
                waiting.clear();
            }
            if (leavesWaiting(step)) {
                waiting.add(Acts.stepName(step, i));
            }
        }
    }

    private static Optional<Need> need(Step step) {
        return switch (step.getActCase()) {
            case CONFIGURE_NETWORK -> Optional.of(Need.NETWORK);
            case START_TERMINA -> Optional.of(Need.TERMINA);
            case SHUTDOWN, RESTART -> Optional.of(Need.SHUTDOWN);
            case RAW_CALL -> need(step.getRawCall().getMethod());
            case MOUNT, LAUNCH_PROCESS, CHECK, PASS, AWAIT, PARALLEL, ACT_NOT_SET -> Optional.empty();
        };
    }

    private static Optional<Need> need(String method) {
        return switch (method) {
            case SERVICE + "ConfigureNetwork" -> Optional.of(Need.NETWORK);
            case SERVICE + "StartTermina" -> Optional.of(Need.TERMINA);
            case SERVICE + "Shutdown" -> Optional.of(Need.SHUTDOWN);
            default -> Optional.empty();
        };
    }

    /** A check is a launch too. */
    private static boolean isLaunch(Step step) {
        return Acts.withBranches(step).stream().anyMatch(call -> call.hasLaunchProcess() || call.hasCheck());
    }

    /** A launch in one branch may wait for its process while another comes. */
    private static boolean launchesAtOnce(Step step) {
        return step.getParallel().getBranchesList().stream()
                        .filter(branch -> branch.getStepsList().stream().anyMatch(NeedsCheck::isLaunch))
                        .count()
                > 1;
    }

    /** The next step comes while the guest still waits for a process. */
    private static boolean leavesWaiting(Step step) {
        return step.hasLaunchProcess()
                && step.getLaunchProcess().getWaitForExit()
                && (step.getInBackground() || step.getExpect().getNoAnswer());
    }
}
