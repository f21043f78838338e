package dev.maitredkit.fakeguest.userland.shell;

import java.util.Optional;

/**
 * What a shell will do when all that stands above it on its stack is done: a piece of its progress, as an immutable
 * value. A frame does a bounded amount of work and pushes what comes next.
 */
interface Frame {
    /** Does it; the frame has been taken off the stack. */
    void run(Interpreter in);

    /** Whether traps of signals that have arrived may run before it. */
    default boolean isBoundary() {
        return false;
    }

    /**
     * The frame is passed over by break, continue or return.
     *
     * @return the jump that goes on; empty when it ends here, what comes next having been pushed
     */
    default Optional<Jump> unwind(Interpreter in, Jump jump) {
        return Optional.of(jump);
    }
}
