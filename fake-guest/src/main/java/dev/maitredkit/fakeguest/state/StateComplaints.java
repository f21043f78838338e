package dev.maitredkit.fakeguest.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was found wrong so far in one file. */
final class StateComplaints {
    private final String file;
    private final List<StateProblem> problems = new ArrayList<>();

    StateComplaints(String file) {
        this.file = file;
    }

    void add(Place place, String message) {
        problems.add(new StateProblem(file, place.line(), place.column(), message));
    }

    void throwIfAny() throws StateException {
        if (!problems.isEmpty()) {
            throw new StateException(problems.stream()
                    .sorted(Comparator.comparingInt(StateProblem::line).thenComparingInt(StateProblem::column))
                    .toList());
        }
    }
}
