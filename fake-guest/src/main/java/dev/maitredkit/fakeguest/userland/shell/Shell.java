package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.proc.Program;
import java.util.List;

/** The public door: the shell that the programs {@code sh} and {@code ash} are. */
public final class Shell {
    private Shell() {}

    /**
     * A shell at its start.
     *
     * @param argv as for execve(2): {@code sh -c COMMAND [NAME ARG…]}, {@code sh FILE [ARG…]} or {@code sh -s [ARG…]},
     *     the last also when there is nothing but options
     * @param env {@code NAME=value} entries
     */
    public static Program start(List<String> argv, List<String> env) {
        return new Startup(List.copyOf(argv), List.copyOf(env));
    }
}
