package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.Turn;

/** A running shell, between two of its turns. */
record ShellProgram(ShellState state, Stack stack) implements Program {
    @Override
    public Turn run(Sys sys) {
        return new Interpreter(sys, state, stack).run();
    }
}
