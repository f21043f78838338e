package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.userland.shell.Builtin.Call;
import dev.maitredkit.fakeguest.userland.shell.Builtin.Outcome;
import dev.maitredkit.fakeguest.userland.shell.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The builtins that decide what runs next. */
final class FlowBuiltins {
    static final List<Builtin> ALL = List.of(
            new Builtin(":", true, call -> Outcome.status(0)),
            new Builtin("true", false, call -> Outcome.status(0)),
            new Builtin("false", false, call -> Outcome.status(1)),
            new Builtin("break", true, FlowBuiltins::leaveLoop),
            new Builtin("continue", true, FlowBuiltins::leaveLoop),
            new Builtin("return", true, FlowBuiltins::leaveFunction),
            new Builtin("exit", true, FlowBuiltins::exit),
            new Builtin("eval", true, FlowBuiltins::eval),
            new Builtin(".", true, FlowBuiltins::source),
            new Builtin("source", true, FlowBuiltins::source),
            new Builtin("exec", true, FlowBuiltins::exec));

    private static final int CLOSED_ABOVE = 10;

    private FlowBuiltins() {}

    private static Outcome illegal(String number) {
        return Outcome.failed("Illegal number: " + number);
    }

    private static Outcome leaveLoop(Call call) {
        String operand = call.args().isEmpty() ? "1" : call.arg(0);
        int wanted = Numbers.findDecimal(operand).orElse(0);
        if (wanted <= 0) {
            return illegal(operand);
        }
        Interpreter in = call.in();
        int levels = Math.min(wanted, Jump.enclosingLoops(in.stack()));
        in.setStatus(0);
        if (levels > 0) {
            unname(call);
            Jump.make(in, call.name().equals("break") ? new Jump.Break(levels) : new Jump.Continue(levels));
            return Outcome.PUSHED;
        }
        if (call.state().identity().enclosed()) {
            in.clear();
        }
        return Outcome.status(0);
    }

    /** What a jump leads to is no longer part of the builtin. */
    private static void unname(Call call) {
        call.in().set(call.state().with(call.state().identity().named(call.outer())));
    }

    private static Outcome leaveFunction(Call call) {
        int status = call.state().status();
        if (!call.args().isEmpty()) {
            Optional<Integer> operand = Numbers.findDecimal(call.arg(0));
            if (operand.isEmpty()) {
                return illegal(call.arg(0));
            }
            status = operand.get() & 0xff;
        }
        call.in().setStatus(status);
        unname(call);
        Jump.make(call.in(), new Jump.Return());
        return Outcome.PUSHED;
    }

    private static Outcome exit(Call call) {
        int status = statusBeforeTrap(call.in());
        if (!call.args().isEmpty()) {
            Optional<Integer> operand = findExitStatus(call.arg(0));
            if (operand.isEmpty()) {
                return illegal(call.arg(0));
            }
            status = operand.get();
        }
        call.in().clear();
        call.in().setStatus(status & 0xff);
        return Outcome.status(status & 0xff);
    }

    /** Digits too many for an int count as the largest one, as they do in ash. */
    private static Optional<Integer> findExitStatus(String text) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return Numbers.findDecimal(text).or(() -> digits ? Optional.of(Integer.MAX_VALUE) : Optional.empty());
    }

    private static int statusBeforeTrap(Interpreter in) {
        for (Stack at = in.stack(); at != null; at = at.below()) {
            if (at.top() instanceof Signals.InTrap trap) {
                return trap.savedStatus();
            }
        }
        return in.state().status();
    }

    private static Outcome eval(Call call) {
        String script = String.join(" ", call.args());
        if (script.isBlank()) {
            return Outcome.status(0);
        }
        call.in().push(new Input.End(call.outer(), Optional.empty()));
        call.in()
                .push(Input.ofText(
                        Input.Kind.EVAL, call.tested(), script, call.state().line()));
        return Outcome.PUSHED;
    }

    private static Outcome source(Call call) {
        if (call.args().isEmpty()) {
            return Outcome.status(Interpreter.ERROR);
        }
        String name = call.arg(0);
        Result<String> path = findScript(call, name);
        if (path.error().isPresent()) {
            return Outcome.failed(name + ": not found");
        }
        Result<Integer> opened = call.in().sys().open(path.orThrow(), Set.of(OpenFlag.READ), 0);
        if (opened.error().isPresent()) {
            return Outcome.failed(
                    "can't open '" + name + "': " + opened.error().get().text());
        }
        int fd = Descriptors.moveAway(call.in().sys(), opened.orThrow(), CLOSED_ABOVE);
        Interpreter in = call.in();
        Optional<List<String>> parameters =
                call.args().size() > 1 ? Optional.of(call.state().parameters()) : Optional.empty();
        in.push(new Input.End(call.outer(), parameters));
        if (parameters.isPresent()) {
            in.set(in.state().withParameters(List.copyOf(call.from(1))));
        }
        in.set(in.state().with(in.state().identity().named(name)).withStatus(0));
        in.push(Input.ofFile(Input.Kind.DOT, call.tested(), fd));
        return Outcome.PUSHED;
    }

    private static Result<String> findScript(Call call, String name) {
        if (name.indexOf('/') >= 0) {
            return Result.ok(name);
        }
        String path = call.state().variables().find("PATH").orElse("");
        for (String directory : path.split(":", -1)) {
            String file = directory.isEmpty() ? name : directory + "/" + name;
            boolean regular = call.in().sys().stat(file).fold(it -> (it.mode() & 0170000) == 0100000, error -> false);
            if (regular) {
                return Result.ok(file);
            }
        }
        return Result.err(Errno.ENOENT);
    }

    private static Outcome exec(Call call) {
        List<String> args = call.args();
        Optional<String> argv0 = Optional.empty();
        if (args.size() > 1 && args.get(0).equals("-a")) {
            argv0 = Optional.of(args.get(1));
            args = args.subList(2, args.size());
        } else if (!args.isEmpty() && args.get(0).equals("--")) {
            args = args.subList(1, args.size());
        }
        if (args.isEmpty()) {
            return Outcome.status(0);
        }
        Interpreter in = call.in();
        CommandSearch.Found found = new CommandSearch(in.sys())
                .find(args.get(0), call.state().variables().find("PATH").orElse(""));
        if (found.paths().isEmpty()) {
            return new Outcome.Failed(args.get(0) + ": " + found.error(), CommandSearch.NOT_FOUND);
        }
        List<String> argv = new ArrayList<>(args);
        argv0.ifPresent(it -> argv.set(0, it));
        Startup.giveBackSignals(in);
        in.push(new Exec(found, argv, call.state().variables().environment()));
        return Outcome.PUSHED;
    }
}
