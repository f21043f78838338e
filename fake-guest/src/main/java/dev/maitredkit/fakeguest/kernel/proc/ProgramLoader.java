package dev.maitredkit.fakeguest.kernel.proc;

import java.util.List;
import java.util.Optional;

/**
 * The floor above the kernel tells it what a binary does. The kernel's exec recognises a binary by its
 * bytes: an ELF magic and, behind it, the name of a program (see {@link Binaries}); so a copy of a binary is that
 * program too, and a truncated one is not.
 */
public interface ProgramLoader {
    /**
     * The program of that name at its start.
     *
     * @param name as written in the binary
     * @param argv with argv[0] as given; may be empty strings, never an empty list
     * @param env {@code NAME=value} entries in order
     */
    Optional<Program> load(String name, List<String> argv, List<String> env);
}
