package dev.maitredkit.fakeguest.state;

import java.util.List;
import java.util.stream.Collectors;

/** A state file cannot be used. The message has one line for each {@link StateProblem}. */
public final class StateException extends Exception {
    private final transient List<StateProblem> problems;

    StateException(List<StateProblem> problems) {
        super(problems.stream().map(StateProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the order of the file. */
    public List<StateProblem> problems() {
        return problems;
    }
}
