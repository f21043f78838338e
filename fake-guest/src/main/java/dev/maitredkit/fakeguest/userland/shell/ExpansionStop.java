package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.syntax.Node;

/** Why an expansion cannot go on; {@link Expansion} makes a value of it. */
final class ExpansionStop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Node substitution;
    private final transient ShellState state;

    private ExpansionStop(String message, Node substitution, ShellState state) {
        super(message, null, false, false);
        this.substitution = substitution;
        this.state = state;
    }

    static ExpansionStop failed(String message) {
        return new ExpansionStop(message, null, null);
    }

    static ExpansionStop needs(Node substitution, ShellState state) {
        return new ExpansionStop("", substitution, state);
    }

    /** The command whose output is wanted, or null when the expansion has failed. */
    Node substitution() {
        return substitution;
    }

    ShellState state() {
        return state;
    }
}
