package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.Builtin.Call;
import dev.maitredkit.fakeguest.userland.shell.Builtin.Outcome;
import dev.maitredkit.fakeguest.userland.shell.syntax.Reserved;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.pcollections.HashTreePMap;

/** The builtins that are about the names of commands. */
final class NameBuiltins {
    static final List<Builtin> ALL = List.of(
            new Builtin("alias", false, NameBuiltins::alias),
            new Builtin("unalias", false, NameBuiltins::unalias),
            new Builtin("type", false, NameBuiltins::type),
            new Builtin("hash", false, NameBuiltins::hash),
            new Builtin("command", false, NameBuiltins::command));

    private static final String DEFAULT_PATH = "/sbin:/usr/sbin:/bin:/usr/bin";

    private NameBuiltins() {}

    private static Outcome alias(Call call) {
        StringBuilder out = new StringBuilder();
        StringBuilder err = new StringBuilder();
        if (call.args().isEmpty()) {
            new TreeMap<>(call.state().aliases()).descendingMap().forEach((name, value) -> print(out, name, value));
        }
        for (String operand : call.args()) {
            int equals = operand.indexOf('=', 1);
            if (equals > 0) {
                call.in()
                        .set(call.state()
                                .withAliases(call.state()
                                        .aliases()
                                        .plus(operand.substring(0, equals), operand.substring(equals + 1))));
                continue;
            }
            String value = call.state().aliases().get(operand);
            if (value == null) {
                err.append("alias: ").append(operand).append(" not found\n");
            } else {
                print(out, operand, value);
            }
        }
        return new Outcome.Done(err.isEmpty() ? 0 : 1, out.toString(), err.toString());
    }

    private static void print(StringBuilder out, String name, String value) {
        out.append(name).append('=').append(Trace.quote(value)).append('\n');
    }

    private static Outcome unalias(Call call) {
        StringBuilder err = new StringBuilder();
        for (String name : call.args()) {
            if (name.equals("-a")) {
                call.in().set(call.state().withAliases(HashTreePMap.empty()));
            } else if (call.state().aliases().containsKey(name)) {
                call.in().set(call.state().withAliases(call.state().aliases().minus(name)));
            } else {
                err.append("unalias: ").append(name).append(" not found\n");
            }
        }
        return new Outcome.Done(err.isEmpty() ? 0 : 1, "", err.toString());
    }

    private static Outcome type(Call call) {
        StringBuilder out = new StringBuilder();
        StringBuilder err = new StringBuilder();
        boolean path = !call.args().isEmpty() && call.arg(0).equals("-p");
        for (String name : path ? call.from(1) : call.args()) {
            Optional<String> description = path ? find(call, name) : describe(call, name);
            if (description.isPresent()) {
                out.append(description.get()).append('\n');
            } else {
                out.append(name).append(": not found\n");
                err.append(' ');
            }
        }
        return new Outcome.Done(err.isEmpty() ? 0 : CommandSearch.NOT_FOUND, out.toString(), "");
    }

    /** A sentence about what a command name means. */
    private static Optional<String> describe(Call call, String name) {
        if (Reserved.isReserved(name)) {
            return Optional.of(name + " is a shell keyword");
        }
        String alias = call.state().aliases().get(name);
        if (alias != null) {
            return Optional.of(name + " is an alias for " + alias);
        }
        if (call.state().functions().containsKey(name)) {
            return Optional.of(name + " is a function");
        }
        Optional<Builtin> builtin = Builtins.find(name);
        if (builtin.isPresent()) {
            return Optional.of(
                    name + (builtin.get().special() ? " is a special shell builtin" : " is a shell builtin"));
        }
        return findFile(call, name).map(file -> name + " is " + file);
    }

    /** What {@code command -v} prints. */
    private static Optional<String> find(Call call, String name) {
        String alias = call.state().aliases().get(name);
        if (alias != null) {
            return Optional.of("alias " + name + "=" + Trace.quote(alias));
        }
        boolean known = Reserved.isReserved(name)
                || call.state().functions().containsKey(name)
                || Builtins.find(name).isPresent();
        return known ? Optional.of(name) : findFile(call, name);
    }

    private static Optional<String> findFile(Call call, String name) {
        if (Applets.contains(name)) {
            return Optional.of(name);
        }
        String path = call.state().variables().find("PATH").orElse("");
        List<String> paths = new CommandSearch(call.in().sys()).find(name, path).paths();
        return paths.stream()
                .findFirst()
                .filter(file ->
                        name.indexOf('/') < 0 || call.in().sys().stat(file).isOk());
    }

    private static Outcome hash(Call call) {
        for (String name : call.args()) {
            if (!name.startsWith("-") && describe(call, name).isEmpty()) {
                return new Outcome.Done(1, "", call.state().prefix() + name + ": not found\n");
            }
        }
        return Outcome.status(0);
    }

    private static Outcome command(Call call) {
        int first = 0;
        boolean defaultPath = false;
        char show = 0;
        while (first < call.args().size()
                && call.arg(first).startsWith("-")
                && call.arg(first).length() > 1) {
            String option = call.arg(first++);
            if (option.equals("--")) {
                break;
            }
            for (char letter : option.substring(1).toCharArray()) {
                if ("pvV".indexOf(letter) < 0) {
                    return Outcome.failed("illegal option -" + letter);
                }
                defaultPath |= letter == 'p';
                show = letter == 'p' ? show : letter;
            }
        }
        List<String> argv = List.copyOf(call.from(first));
        if (argv.isEmpty()) {
            return Outcome.status(0);
        }
        if (show != 0) {
            return show(call, argv.get(0), show);
        }
        run(call, argv, defaultPath);
        return Outcome.PUSHED;
    }

    private static Outcome show(Call call, String name, char how) {
        if (how == 'V') {
            return describe(call, name)
                    .map(text -> Outcome.print(text + "\n"))
                    .orElseGet(() -> new Outcome.Done(CommandSearch.NOT_FOUND, name + ": not found\n", ""));
        }
        return find(call, name).map(text -> Outcome.print(text + "\n")).orElse(Outcome.status(CommandSearch.NOT_FOUND));
    }

    /** Without functions, and with errors that do not end the shell. */
    private static void run(Call call, List<String> argv, boolean defaultPath) {
        Interpreter in = call.in();
        in.set(in.state().with(in.state().identity().named(call.outer())));
        in.push(new Failures.Catch());
        List<ExpandCommand.Assigned> path =
                defaultPath ? List.of(new ExpandCommand.Assigned("PATH", DEFAULT_PATH)) : List.of();
        new Commands(in, call.tested(), false).run(argv, path, false);
    }
}
