package dev.maitredkit.fakeguest.agent;

import java.util.List;

/**
 * A program as it is started: the last step of what a launch asks for.
 *
 * @param argv the name of the program first
 * @param env what is set, in this order, over an empty environment
 * @param useConsole whether standard I/O is /dev/console, else /dev/null
 */
public record Start(List<String> argv, List<Variable> env, boolean useConsole) {
    /** A variable to set; setenv(3) may refuse it. */
    public record Variable(String name, String value) {}

    public Start {
        argv = List.copyOf(argv);
        env = List.copyOf(env);
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("a program has a name");
        }
    }

    String program() {
        return argv.get(0);
    }
}
