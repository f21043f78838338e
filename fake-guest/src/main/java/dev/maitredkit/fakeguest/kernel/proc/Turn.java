package dev.maitredkit.fakeguest.kernel.proc;

import java.util.Set;

/** How one turn of a program ended. */
public sealed interface Turn {
    /** Its share is used up, or exec(2) put another program in its place: it goes on with {@code next}. */
    record Running(Program next) implements Turn {}

    /**
     * It sleeps until one of the events may have happened, then goes on with {@code next}, which looks
     * again: a wake-up may be spurious. A caught signal wakes it too. An empty set waits for signals only.
     */
    record Blocked(Program next, Set<WaitFor> until) implements Turn {
        public Blocked {
            until = Set.copyOf(until);
        }
    }

    /** It called exit(3) with this argument. */
    record Exited(int argument) implements Turn {}
}
