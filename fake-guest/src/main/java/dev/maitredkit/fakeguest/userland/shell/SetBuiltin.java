package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.Builtin.Call;
import dev.maitredkit.fakeguest.userland.shell.Builtin.Outcome;
import java.util.List;
import java.util.Optional;

/** {@code set}, and the options on the shell's own command line, which are the same. */
final class SetBuiltin {
    private SetBuiltin() {}

    static Outcome run(Call call) {
        if (call.args().isEmpty()) {
            return Outcome.print(listVariables(call.state()));
        }
        Parsed parsed = parse(call.state(), call.args(), false);
        if (parsed.error().isPresent()) {
            return parsed.fatal()
                    ? Outcome.failed(parsed.error().get())
                    : new Outcome.Done(
                            1, "", call.state().prefix() + parsed.error().get() + "\n");
        }
        ShellState next = parsed.state();
        if (next.has(Option.MONITOR) || next.has(Option.VI)) {
            return ProcessBuiltins.unsupported(call, "job control and line editing");
        }
        List<String> operands = call.from(parsed.used());
        boolean replaces = !operands.isEmpty() || parsed.ended();
        call.in().set(replaces ? next.withParameters(List.copyOf(operands)) : next);
        return Outcome.print(parsed.listing());
    }

    /**
     * What options did.
     *
     * @param used so many arguments were options
     * @param ended {@code --} stood behind them
     * @param listing what to print of {@code -o} alone
     */
    record Parsed(ShellState state, int used, boolean ended, String listing, Optional<String> error, boolean fatal) {
        static Parsed failed(ShellState state, String error, boolean fatal) {
            return new Parsed(state, 0, false, "", Optional.of(error), fatal);
        }
    }

    /** Reads options; {@code starting} allows those of the command line alone, {@code -c} and {@code -s}. */
    static Parsed parse(ShellState state, List<String> args, boolean starting) {
        ShellState next = state;
        StringBuilder listing = new StringBuilder();
        int i = 0;
        while (i < args.size()) {
            String arg = args.get(i);
            boolean on = arg.startsWith("-");
            if (!on && !arg.startsWith("+")) {
                break;
            }
            i++;
            if (arg.equals("--")) {
                return new Parsed(next, i, true, listing.toString(), Optional.empty(), false);
            }
            if (arg.equals("-")) {
                if (!starting) {
                    next = next.with(Option.XTRACE, false).with(Option.VERBOSE, false);
                }
                break;
            }
            for (char letter : arg.substring(1).toCharArray()) {
                if (letter == 'o') {
                    Optional<String> name = i < args.size() ? Optional.of(args.get(i++)) : Optional.empty();
                    if (name.isEmpty()) {
                        listing.append(on ? list(next) : listCommands(next));
                        continue;
                    }
                    Optional<Option> option = Option.findName(name.get());
                    if (option.isEmpty()) {
                        return Parsed.failed(state, "illegal option " + (on ? "-" : "+") + "o " + name.get(), false);
                    }
                    next = next.with(option.get(), on);
                    continue;
                }
                Optional<Option> option = Option.findLetter(letter).filter(it -> starting || !isForStart(it));
                if (option.isEmpty()) {
                    return Parsed.failed(state, "illegal option " + (on ? "-" : "+") + letter, true);
                }
                next = next.with(option.get(), on);
            }
        }
        return new Parsed(next, i, false, listing.toString(), Optional.empty(), false);
    }

    private static boolean isForStart(Option option) {
        return option == Option.MINUS_C || option == Option.STDIN || option == Option.INTERACTIVE;
    }

    private static String list(ShellState state) {
        StringBuilder out = new StringBuilder();
        for (Option option : Option.values()) {
            if (!option.longName().isEmpty()) {
                String name =
                        option.longName() + " ".repeat(16 - option.longName().length());
                out.append(name).append(state.has(option) ? "on\n" : "off\n");
            }
        }
        return out.toString();
    }

    private static String listCommands(ShellState state) {
        StringBuilder out = new StringBuilder();
        for (Option option : Option.values()) {
            if (!option.longName().isEmpty()) {
                out.append("set ")
                        .append(state.has(option) ? "-o " : "+o ")
                        .append(option.longName())
                        .append('\n');
            }
        }
        return out.toString();
    }

    private static String listVariables(ShellState state) {
        StringBuilder out = new StringBuilder();
        for (String name : state.variables().sortedNames()) {
            state.variables()
                    .find(name)
                    .ifPresent(value -> out.append(name)
                            .append('=')
                            .append(Trace.quote(value))
                            .append('\n'));
        }
        return out.toString();
    }
}
