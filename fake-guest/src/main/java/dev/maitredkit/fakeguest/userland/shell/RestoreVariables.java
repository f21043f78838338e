package dev.maitredkit.fakeguest.userland.shell;

import java.util.List;
import java.util.Optional;

/** Undoes the assignments in front of a builtin. */
record RestoreVariables(List<Before> all) implements Frame {
    record Before(String name, Optional<Variable> variable) {}

    RestoreVariables {
        all = List.copyOf(all);
    }

    @Override
    public void run(Interpreter in) {
        Variables variables = in.state().variables();
        for (Before it : all) {
            variables = variables.restore(it.name(), it.variable());
        }
        in.set(in.state().with(variables));
    }

    @Override
    public Optional<Jump> unwind(Interpreter in, Jump jump) {
        run(in);
        return Optional.of(jump);
    }
}
