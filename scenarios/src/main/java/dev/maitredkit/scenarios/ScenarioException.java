package dev.maitredkit.scenarios;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario file cannot be used. The message has one line for each {@link Problem}, fit to be shown to a user as it is. */
public final class ScenarioException extends Exception {
    private final transient List<Problem> problems;

    ScenarioException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
