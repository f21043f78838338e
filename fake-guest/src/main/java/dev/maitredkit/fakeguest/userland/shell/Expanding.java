package dev.maitredkit.fakeguest.userland.shell;

import java.util.function.Consumer;
import java.util.function.Function;
import org.pcollections.PVector;

/** A frame that expands words, for which commands may have to run first. */
interface Expanding extends Frame {
    /** The same, with the output of one more command known. */
    Frame with(Substituted next);

    /** Expands, and goes on with {@code then} when all is known. */
    default <T> void expand(Interpreter in, PVector<Substituted> known, Function<Expander, T> work, Consumer<T> then) {
        Expansion<T> result = Expansion.of(in, known, work);
        if (result instanceof Expansion.Done<T> done) {
            in.set(done.state());
            then.accept(done.value());
            for (String warning : done.warnings()) {
                in.complain(in.state().prefix() + warning + "\n");
            }
        } else if (result instanceof Expansion.Needs<T> needs) {
            Substitutions.start(in, this, needs.command(), needs.state());
        } else {
            in.fail(((Expansion.Failed<T>) result).message());
        }
    }
}
