package dev.maitredkit.fakeguest.state;

import java.util.Objects;

/**
 * One thing that is wrong in a state file.
 *
 * @param file as the user named it
 * @param line from 1; 0 when the file as a whole is meant
 * @param column from 1; 0 when the file as a whole is meant
 * @param message what was wrong; what would be right
 */
public record StateProblem(String file, int line, int column, String message) {
    public StateProblem {
        Objects.requireNonNull(file);
        Objects.requireNonNull(message);
    }

    /** {@code FILE:LINE:COLUMN: message}. */
    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ":" + column + ": " + message;
    }
}
