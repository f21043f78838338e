package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.Sys.Disposition;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.Turn;
import dev.maitredkit.fakeguest.userland.shell.ShellState.Identity;
import dev.maitredkit.fakeguest.userland.shell.text.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/** The first turn of a shell: its variables, its signals, its options and where its script is. */
record Startup(List<String> argv, List<String> env) implements Program {
    private static final int SCRIPT_FD = 10;
    private static final String DEFAULT_PATH = "/sbin:/usr/sbin:/bin:/usr/bin";

    @Override
    public Turn run(Sys sys) {
        String arg0 = argv.get(0);
        String applet = arg0.substring(arg0.lastIndexOf('/') + 1).replaceFirst("^-", "");
        Identity identity = new Identity(applet, arg0, "", sys.self().number(), Optional.empty(), false, false);
        ShellState plain = ShellState.of(identity);
        SetBuiltin.Parsed parsed = SetBuiltin.parse(plain, argv.subList(1, argv.size()), true);
        ShellState state = parsed.state();
        if (parsed.error().isPresent()) {
            return fail(sys, plain, parsed.error().get());
        }
        if (state.has(Option.INTERACTIVE) || state.has(Option.MONITOR) || state.has(Option.VI)) {
            String what = "interactive shells and job control";
            sys.unsupported(what);
            return fail(sys, plain, "not supported by this guest: " + what);
        }
        List<String> operands = argv.subList(1 + parsed.used(), argv.size());
        return begin(sys, prepare(sys, state), operands);
    }

    private Turn begin(Sys sys, ShellState state, List<String> operands) {
        if (state.has(Option.MINUS_C)) {
            if (operands.isEmpty()) {
                return fail(sys, state, "-c requires an argument");
            }
            String name = operands.size() > 1 ? operands.get(1) : argv.get(0);
            List<String> parameters = operands.subList(Math.min(2, operands.size()), operands.size());
            ShellState next = named(state, name, "").withParameters(List.copyOf(parameters));
            return start(sys, next, Input.ofText(Input.Kind.COMMAND_STRING, false, operands.get(0), 0));
        }
        if (operands.isEmpty() || state.has(Option.STDIN)) {
            ShellState next = state.with(Option.STDIN, true).withParameters(List.copyOf(operands));
            return start(sys, next, Input.ofFile(Input.Kind.MAIN, false, 0));
        }
        String script = operands.get(0);
        Result<Integer> opened = sys.open(script, Set.of(OpenFlag.READ), 0);
        if (opened.error().isPresent()) {
            return fail(
                    sys,
                    state,
                    "can't open '" + script + "': " + opened.error().get().text());
        }
        int fd = Descriptors.moveAway(sys, opened.orThrow(), SCRIPT_FD);
        List<String> parameters = List.copyOf(operands.subList(1, operands.size()));
        return start(
                sys, named(state, script, script).withParameters(parameters), Input.ofFile(Input.Kind.MAIN, false, fd));
    }

    private static ShellState named(ShellState state, String arg0, String commandName) {
        Identity it = state.identity();
        return state.with(new Identity(it.applet(), arg0, commandName, it.pid(), Optional.empty(), false, false));
    }

    private Turn fail(Sys sys, ShellState state, String message) {
        Stack stack = Stack.push(null, new Write(2, argv.get(0) + ": " + message + "\n"));
        return new Interpreter(sys, state.withStatus(Interpreter.ERROR), stack).run();
    }

    private static Turn start(Sys sys, ShellState state, Input input) {
        for (int signal : List.of(Forks.SIGINT, Forks.SIGQUIT)) {
            if (!state.traps().ignoredAtStart().contains(signal)) {
                sys.sigaction(signal, ownDisposition(state, signal));
            }
        }
        return new Interpreter(sys, state, Stack.push(null, input)).run();
    }

    /**
     * What the shell does to a signal that has no trap: BusyBox ignores SIGQUIT and, except when it reads standard input,
     * catches SIGINT to end in order; its subshells do not.
     */
    static Disposition ownDisposition(ShellState state, int signal) {
        if (state.identity().subshell()) {
            return Disposition.DEFAULT;
        }
        if (signal == Forks.SIGQUIT) {
            return Disposition.IGNORE;
        }
        boolean catches = signal == Forks.SIGINT && !state.has(Option.STDIN);
        return catches ? Disposition.CATCH : Disposition.DEFAULT;
    }

    /** Before exec: the program does not inherit what the shell ignored for its own sake. */
    static void giveBackSignals(Interpreter in) {
        boolean trapped = in.state().traps().find(Forks.SIGQUIT).isPresent()
                || in.state().traps().ignoredAtStart().contains(Forks.SIGQUIT);
        if (!trapped && !in.state().identity().subshell()) {
            in.sys().sigaction(Forks.SIGQUIT, Disposition.DEFAULT);
        }
    }

    private ShellState prepare(Sys sys, ShellState state) {
        PSet<Integer> ignored = HashTreePSet.empty();
        for (int signal = 1; signal <= 64; signal++) {
            if (sys.disposition(signal) == Disposition.IGNORE) {
                ignored = ignored.plus(signal);
            }
        }
        Variables variables = Variables.NONE
                .set("IFS", " \t\n")
                .set("OPTIND", "1")
                .set("PATH", DEFAULT_PATH)
                .set("PS1", "\\w \\$ ")
                .set("PS2", "> ")
                .set("PS4", "+ ")
                .set("LINENO", "")
                .set("FUNCNAME", "")
                .withEnvironment(env)
                .set("IFS", " \t\n")
                .set("OPTIND", "1");
        variables = variables.set("PPID", Integer.toString(sys.parent().number()));
        String pwd = variables
                .find("PWD")
                .filter(it -> WorkingDirectory.isHere(sys, it))
                .orElse(sys.getcwd());
        int level = variables.find("SHLVL").flatMap(Numbers::findDecimal).orElse(0);
        variables = variables
                .set("PWD", pwd)
                .export("PWD", true)
                .set("SHLVL", Integer.toString(level + 1))
                .export("SHLVL", true)
                .set("HOSTNAME", sys.kernel().hostname());
        Traps traps = new Traps(Traps.NONE.actions(), Traps.NONE.listed(), ignored);
        return state.with(variables).with(traps);
    }
}
