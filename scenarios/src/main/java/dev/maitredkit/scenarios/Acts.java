package dev.maitredkit.scenarios;

import dev.maitredkit.scenarios.data.Step;
import dev.maitredkit.scenarios.data.Step.ActCase;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a step does, by its kind. */
final class Acts {
    private static final Set<ActCase> CALLS = EnumSet.of(
            ActCase.CONFIGURE_NETWORK,
            ActCase.MOUNT,
            ActCase.LAUNCH_PROCESS,
            ActCase.START_TERMINA,
            ActCase.SHUTDOWN,
            ActCase.RAW_CALL);

    private Acts() {}

    static boolean isCall(Step step) {
        return CALLS.contains(step.getActCase());
    }

    /** The step itself, and those in its branches. */
    static List<Step> withBranches(Step step) {
        return Stream.concat(
                        Stream.of(step),
                        step.getParallel().getBranchesList().stream().flatMap(branch -> branch.getStepsList().stream()))
                .toList();
    }

    /** Ends with an answer: a call, the wait for one, or a probe. */
    static boolean isAnswered(Step step) {
        return isCall(step) || step.hasAwait() || step.hasCheck();
    }

    /** The name of the act in a file. */
    static String name(Step step) {
        return Step.getDescriptor()
                .findFieldByNumber(step.getActCase().getNumber())
                .getName();
    }

    static String names() {
        return Step.getDescriptor().getOneofs().get(0).getFields().stream()
                .map(field -> field.getName())
                .collect(Collectors.joining(", "));
    }

    /** What other steps and reports call it; {@code index} counts from 0, the name from 1. */
    static String stepName(Step step, int index) {
        return step.getId().isEmpty() ? String.valueOf(index + 1) : step.getId();
    }
}
