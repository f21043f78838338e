package dev.maitredkit.fakeguest.userland.shell;

import java.util.Optional;

/** A way out of commands that enclose the present one. */
sealed interface Jump {
    /** To the end of the n-th enclosing loop. */
    record Break(int levels) implements Jump {}

    /** To the next round of the n-th enclosing loop. */
    record Continue(int levels) implements Jump {}

    /** Out of the function or script. */
    record Return() implements Jump {}

    /** An error of the shell; frames are only cleaned up. */
    record Abort() implements Jump {}

    /** The same jump for the loops outside of the one it has just left; empty when that was the last. */
    default Optional<Jump> outwards() {
        if (this instanceof Break it) {
            return it.levels() > 1 ? Optional.of(new Break(it.levels() - 1)) : Optional.empty();
        }
        if (this instanceof Continue it) {
            return it.levels() > 1 ? Optional.of(new Continue(it.levels() - 1)) : Optional.empty();
        }
        return Optional.of(this);
    }

    /** Jumps from the topmost frame. */
    static void make(Interpreter in, Jump jump) {
        Optional<Jump> rest = Optional.of(jump);
        while (rest.isPresent() && in.stack() != null) {
            rest = in.pop().unwind(in, rest.get());
        }
    }

    /** How many loops enclose the present command; in ash also those around the call of the running function. */
    static int enclosingLoops(Stack stack) {
        int loops = 0;
        for (Stack at = stack; at != null; at = at.below()) {
            if (at.top() instanceof Loops.LoopFrame) {
                loops++;
            }
        }
        return loops;
    }
}
