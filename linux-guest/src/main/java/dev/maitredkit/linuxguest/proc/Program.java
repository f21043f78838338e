package dev.maitredkit.linuxguest.proc;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A program to start.
 *
 * @param argv its name, or the path of its file, first
 * @param environment all that it gets
 * @param useConsole whether its standard I/O is /dev/console, else /dev/null
 */
public record Program(List<String> argv, SortedMap<String, String> environment, boolean useConsole) {
    public static final String PATH = "PATH";

    /** Where programs are, unless the request has another PATH (reference agent, July 2018). */
    public static final String DEFAULT_PATH = "/usr/bin:/usr/sbin:/bin:/sbin";

    public Program {
        argv = List.copyOf(argv);
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        Objects.requireNonNull(environment.get(PATH), "a program has a PATH");
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("a program has a name");
        }
    }

    /** With the default PATH, unless the variables have one. */
    public static Program of(List<String> argv, SortedMap<String, String> variables, boolean useConsole) {
        SortedMap<String, String> environment = new TreeMap<>(variables);
        environment.putIfAbsent(PATH, DEFAULT_PATH);
        return new Program(argv, environment, useConsole);
    }

    String path() {
        return environment.get(PATH);
    }

    String stdio() {
        return useConsole ? "/dev/console" : "/dev/null";
    }
}
