package dev.maitredkit.fakeguest.kernel.proc;

import java.util.List;
import java.util.Optional;

/**
 * What execve(2) put into a process.
 *
 * @param comm the first 15 bytes of the name of the file, as ps shows it
 * @param executable the open file description of the binary, see {@link OpenFiles}; pid 1 and zombies have none
 * @param argv as delivered, so with the interpreter before a script
 * @param environ {@code NAME=value} entries, in order
 */
public record Image(String comm, Optional<Long> executable, List<String> argv, List<String> environ) {
    private static final int COMM_LENGTH = 15;

    public Image {
        argv = List.copyOf(argv);
        environ = List.copyOf(environ);
    }

    /** The image of a file that was executed under this path. */
    public static Image of(String path, Optional<Long> executable, List<String> argv, List<String> environ) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return new Image("", executable, argv, environ).named(name);
    }

    /** With another name to show. */
    public Image named(String name) {
        return new Image(name.substring(0, Math.min(name.length(), COMM_LENGTH)), executable, argv, environ);
    }

    /** What a zombie still shows. */
    Image ended() {
        return new Image(comm, Optional.empty(), List.of(), List.of());
    }
}
