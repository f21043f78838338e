package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.Builtin.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All builtins, by family. */
final class Builtins {
    private static final Map<String, Builtin> ALL = new HashMap<>();

    static {
        FlowBuiltins.ALL.forEach(Builtins::add);
        VariableBuiltins.ALL.forEach(Builtins::add);
        TextBuiltins.ALL.forEach(Builtins::add);
        NameBuiltins.ALL.forEach(Builtins::add);
        ProcessBuiltins.ALL.forEach(Builtins::add);
        JobBuiltins.ALL.forEach(Builtins::add);
    }

    private Builtins() {}

    private static void add(Builtin builtin) {
        ALL.put(builtin.name(), builtin);
    }

    static Optional<Builtin> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static void run(Interpreter in, Builtin builtin, List<String> argv, boolean tested) {
        String before = in.state().identity().commandName();
        in.set(in.state().with(in.state().identity().named(builtin.name())));
        Outcome outcome = builtin.action()
                .run(new Builtin.Call(in, builtin.name(), before, argv.subList(1, argv.size()), tested));
        String prefix = in.state().prefix();
        if (!(outcome instanceof Outcome.Pushed)) {
            in.set(in.state().with(in.state().identity().named(before)));
        }
        if (outcome instanceof Outcome.Done it) {
            finish(in, it);
        } else if (outcome instanceof Outcome.Failed it) {
            if (builtin.special()) {
                Failures.raise(in, it.status());
            } else {
                in.setStatus(it.status());
            }
            in.complain(prefix + it.message() + "\n");
        }
    }

    private static void finish(Interpreter in, Outcome.Done it) {
        in.setStatus(it.status());
        if (!it.out().isEmpty()) {
            in.push(new Write.Output(it.out(), it.status()));
        }
        if (!it.err().isEmpty()) {
            in.complain(it.err());
        }
    }

    /** Behind a builtin that took more than one step: messages no longer name it. */
    record Unname(String outer) implements Frame {
        @Override
        public void run(Interpreter in) {
            in.set(in.state().with(in.state().identity().named(outer)));
        }

        @Override
        public Optional<Jump> unwind(Interpreter in, Jump jump) {
            run(in);
            return Optional.of(jump);
        }
    }
}
