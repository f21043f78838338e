package dev.maitredkit.scenarios;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was found wrong so far in one file. */
final class Complaints {
    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    Complaints(String file) {
        this.file = file;
    }

    void add(Place place, String message) {
        problems.add(new Problem(file, place.line(), place.column(), message));
    }

    /** In the order of the file. */
    List<Problem> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }
}
