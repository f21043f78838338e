package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.syntax.Node;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * All that a shell remembers between two commands.
 *
 * @param identity who it is
 * @param parameters {@code $1} and so on
 * @param status {@code $?}
 * @param line {@code $LINENO} of the command that runs
 * @param getopts where getopts stands inside of a word, 0 at its start
 */
record ShellState(
        Identity identity,
        Variables variables,
        PMap<String, Node> functions,
        PMap<String, String> aliases,
        List<String> parameters,
        Set<Option> options,
        int status,
        int line,
        Traps traps,
        Jobs jobs,
        int getopts) {
    /**
     * Who a shell is.
     *
     * @param applet the name in front of messages of the programs that it has built in
     * @param arg0 {@code $0}
     * @param commandName the script or builtin that runs, named in messages together with the line; "" for none
     * @param pid {@code $$}, the same in subshells
     * @param background {@code $!}
     * @param subshell it is a fork of the shell that was started
     * @param enclosed the commands of a subshell stand in a loop or function of its parent
     */
    record Identity(
            String applet,
            String arg0,
            String commandName,
            int pid,
            Optional<Integer> background,
            boolean subshell,
            boolean enclosed) {
        Identity named(String command) {
            return new Identity(applet, arg0, command, pid, background, subshell, enclosed);
        }

        Identity withBackground(int last) {
            return new Identity(applet, arg0, commandName, pid, Optional.of(last), subshell, enclosed);
        }

        Identity asSubshell(boolean inLoopOrFunction) {
            return new Identity(applet, arg0, commandName, pid, background, true, inLoopOrFunction);
        }
    }

    ShellState {
        options = Set.copyOf(options);
    }

    static ShellState of(Identity identity) {
        return new ShellState(
                identity,
                Variables.NONE,
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                List.of(),
                EnumSet.noneOf(Option.class),
                0,
                0,
                Traps.NONE,
                Jobs.NONE,
                0);
    }

    boolean has(Option option) {
        return options.contains(option);
    }

    /** {@code $-}: the last option of ash's list comes first. */
    String flags() {
        StringBuilder letters = new StringBuilder();
        Option[] all = Option.values();
        for (int i = all.length - 1; i >= 0; i--) {
            if (has(all[i]) && all[i].letter() != '\0') {
                letters.append(all[i].letter());
            }
        }
        return letters.toString();
    }

    ShellState with(Identity next) {
        return new ShellState(
                next, variables, functions, aliases, parameters, options, status, line, traps, jobs, getopts);
    }

    ShellState with(Variables next) {
        return new ShellState(
                identity, next, functions, aliases, parameters, options, status, line, traps, jobs, getopts);
    }

    ShellState withFunctions(PMap<String, Node> next) {
        return new ShellState(
                identity, variables, next, aliases, parameters, options, status, line, traps, jobs, getopts);
    }

    ShellState withAliases(PMap<String, String> next) {
        return new ShellState(
                identity, variables, functions, next, parameters, options, status, line, traps, jobs, getopts);
    }

    ShellState withParameters(List<String> next) {
        return new ShellState(
                identity, variables, functions, aliases, next, options, status, line, traps, jobs, getopts);
    }

    ShellState with(Option option, boolean on) {
        Set<Option> next = EnumSet.noneOf(Option.class);
        next.addAll(options);
        if (on) {
            next.add(option);
        } else {
            next.remove(option);
        }
        return new ShellState(
                identity, variables, functions, aliases, parameters, next, status, line, traps, jobs, getopts);
    }

    ShellState withStatus(int next) {
        return next == status
                ? this
                : new ShellState(
                        identity, variables, functions, aliases, parameters, options, next, line, traps, jobs, getopts);
    }

    ShellState withLine(int next) {
        return next == line
                ? this
                : new ShellState(
                        identity,
                        variables,
                        functions,
                        aliases,
                        parameters,
                        options,
                        status,
                        next,
                        traps,
                        jobs,
                        getopts);
    }

    ShellState with(Traps next) {
        return new ShellState(
                identity, variables, functions, aliases, parameters, options, status, line, next, jobs, getopts);
    }

    ShellState with(Jobs next) {
        return new ShellState(
                identity, variables, functions, aliases, parameters, options, status, line, traps, next, getopts);
    }

    ShellState withGetopts(int next) {
        return new ShellState(
                identity, variables, functions, aliases, parameters, options, status, line, traps, jobs, next);
    }

    /** Sets a variable that is known not to be read-only. */
    ShellState set(String name, String value) {
        Variables next = variables.set(name, value);
        ShellState result = with(has(Option.ALLEXPORT) ? next.export(name, true) : next);
        return name.equals("OPTIND") ? result.withGetopts(0) : result;
    }

    /** The prefix of the shell's own messages: its name, and in a script or builtin where it is. */
    String prefix() {
        if (identity.commandName().isEmpty()) {
            return identity.arg0() + ": ";
        }
        String command = identity.commandName().equals(identity.arg0()) ? "" : identity.commandName() + ": ";
        return identity.arg0() + ": " + command + "line " + line + ": ";
    }
}
