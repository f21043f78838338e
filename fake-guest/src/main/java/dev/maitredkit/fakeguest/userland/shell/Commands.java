package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.ExpandCommand.Assigned;
import dev.maitredkit.fakeguest.userland.shell.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a function, a builtin or a program (POSIX sh 2.9.1). */
record Commands(Interpreter in, boolean tested, boolean exits) {
    /** Deeper recursion overflows the stack of a real ash: somewhere between 5,000 and 7,000 calls. */
    private static final int MAX_FUNCTION_DEPTH = 6000;

    private static final int SIGSEGV = 11;

    void run(List<String> args, List<Assigned> assigned, boolean functions) {
        String name = args.get(0);
        Node function = functions ? in.state().functions().get(name) : null;
        if (function != null) {
            call(function, args, assigned);
            return;
        }
        Optional<Builtin> builtin = Builtins.find(name);
        if (builtin.isPresent()) {
            assign(builtin.get(), assigned);
            Builtins.run(in, builtin.get(), args, tested);
        } else {
            runProgram(args, assigned);
        }
    }

    private void call(Node body, List<String> args, List<Assigned> assigned) {
        if (in.state().variables().functionDepth() >= MAX_FUNCTION_DEPTH) {
            in.sys().kill(in.sys().self().number(), SIGSEGV);
            in.yield();
            return;
        }
        in.push(new FunctionEnd(in.state().parameters(), in.state().getopts()));
        long kept = args.stream().mapToLong(String::length).sum();
        Variables variables = in.state().variables().enterFunction(kept);
        for (Assigned it : assigned) {
            variables =
                    variables.makeLocal(it.name()).set(it.name(), it.value()).export(it.name(), true);
        }
        variables = variables.makeLocal("FUNCNAME").set("FUNCNAME", args.get(0));
        in.set(in.state().with(variables).withParameters(List.copyOf(args.subList(1, args.size()))));
        in.eval(body, tested, false);
    }

    /** Assignments in front of a special builtin stay; those in front of another do not. */
    private void assign(Builtin builtin, List<Assigned> assigned) {
        if (assigned.isEmpty()) {
            return;
        }
        List<RestoreVariables.Before> before = new ArrayList<>();
        for (Assigned it : assigned) {
            before.add(new RestoreVariables.Before(
                    it.name(), in.state().variables().findVariable(it.name())));
            in.set(in.state().set(it.name(), it.value()));
            if (!builtin.special()) {
                in.set(in.state().with(in.state().variables().export(it.name(), true)));
            }
        }
        if (!builtin.special()) {
            in.push(new RestoreVariables(before));
        }
    }

    private void runProgram(List<String> args, List<Assigned> assigned) {
        Variables variables = in.state().variables();
        for (Assigned it : assigned) {
            variables = variables.set(it.name(), it.value()).export(it.name(), true);
        }
        CommandSearch.Found found = new CommandSearch(in.sys())
                .find(args.get(0), variables.find("PATH").orElse(""));
        if (found.paths().isEmpty()) {
            in.setStatus(CommandSearch.NOT_FOUND);
            in.complain(in.state().prefix() + args.get(0) + ": " + found.error() + "\n");
            return;
        }
        Frame exec = new Exec(found, args, variables.environment());
        if (exits && !in.state().traps().hasActions()) {
            in.push(exec);
        } else {
            Forks.fork(in, exec, Forks.Setup.NONE).ifPresent(pid -> Pipelines.waitFor(in, List.of(pid)));
        }
    }
}
