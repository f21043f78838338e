package dev.maitredkit.fakeguest.kernel.proc;

/**
 * The work of a process in units, see {@link Processor}.
 *
 * @param line its own work and that of its ancestors until they forked: a new process gets no new share, or a
 *     chain of forks would never use its share up
 */
public record Usage(long own, long line) {
    static final Usage NONE = new Usage(0, 0);

    Usage plus(long units) {
        return new Usage(own + units, line + units);
    }

    Usage forChild() {
        return new Usage(0, line);
    }
}
