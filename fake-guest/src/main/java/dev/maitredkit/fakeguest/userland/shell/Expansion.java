package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.syntax.Node;
import java.util.List;
import java.util.function.Function;
import org.pcollections.PVector;

/** How far an expansion came. */
sealed interface Expansion<T> {
    /** All is expanded; {@code state} has what was assigned on the way, {@code warnings} what failed without harm. */
    record Done<T>(T value, ShellState state, List<String> warnings) implements Expansion<T> {}

    /** This command must run first, in this state; then the expansion begins anew with its output known. */
    record Needs<T>(Node command, ShellState state) implements Expansion<T> {}

    record Failed<T>(String message) implements Expansion<T> {}

    /** Expands what {@code work} wants, given what is known of command substitutions. */
    static <T> Expansion<T> of(Interpreter in, PVector<Substituted> known, Function<Expander, T> work) {
        Expander expander = new Expander(in.sys(), in.state(), known);
        try {
            T value = work.apply(expander);
            in.spend(expander.cost());
            return new Done<>(value, expander.state(), expander.warnings());
        } catch (ExpansionStop stop) {
            return stop.substitution() == null
                    ? new Failed<>(stop.getMessage())
                    : new Needs<>(stop.substitution(), stop.state());
        }
    }
}
