package dev.maitredkit.fakeguest.userland.shell;

import java.util.List;
import java.util.Optional;

/** Behind the body of a function: the parameters and what local has hidden come back. */
record FunctionEnd(List<String> parameters, int getopts) implements Frame {
    @Override
    public void run(Interpreter in) {
        in.set(in.state()
                .with(in.state().variables().leaveFunction())
                .withParameters(parameters)
                .withGetopts(getopts));
    }

    @Override
    public Optional<Jump> unwind(Interpreter in, Jump jump) {
        run(in);
        return jump instanceof Jump.Return ? Optional.empty() : Optional.of(jump);
    }
}
