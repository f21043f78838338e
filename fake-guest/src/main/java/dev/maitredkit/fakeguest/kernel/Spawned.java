package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.proc.Pid;

/** How a {@link Spawn} went. */
public sealed interface Spawned {
    /** What the kernel is then; a failure has used a pid up too. */
    Kernel kernel();

    /** The child has executed the program; its first turn is to come. */
    record Started(Kernel kernel, Pid pid) implements Spawned {}

    /** The child was made but could not become the program. */
    record Failed(Kernel kernel, Step step, Errno errno) implements Spawned {}

    /** There are too many processes already. */
    record NoProcess(Kernel kernel, Errno errno) implements Spawned {}

    /** Where a child failed. */
    enum Step {
        STDIO,
        ENVIRONMENT,
        EXEC
    }
}
