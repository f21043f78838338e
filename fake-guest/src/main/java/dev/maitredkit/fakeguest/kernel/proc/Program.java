package dev.maitredkit.fakeguest.kernel.proc;

import dev.maitredkit.fakeguest.kernel.Sys;

/**
 * A running program, as data: everything about its progress is in this immutable value. It holds no
 * thread, iterator or lambda, so a snapshot of the guest has it, and fork(2) is a copy of a reference.
 */
public interface Program {
    /**
     * Runs until the program ends, must wait, or has used up its share ({@link Sys#spend}).
     *
     * @param sys the kernel as this process sees it; valid during this call only
     */
    Turn run(Sys sys);
}
