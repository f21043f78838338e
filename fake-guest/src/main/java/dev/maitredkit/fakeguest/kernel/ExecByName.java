package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.proc.Program;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** execvpe(3) of the GNU C library 2.36: a name without a slash is looked up in PATH, and a text file is run by sh. */
final class ExecByName {
    private static final String SHELL = "/bin/sh";
    private static final String DEFAULT_PATH = "/bin:/usr/bin";
    private static final int PATH_MAX = 4096;

    /** After these the search goes on. */
    private static final Set<Errno> NOT_HERE = EnumSet.of(Errno.EACCES, Errno.ENOENT, Errno.ENOTDIR, Errno.ENODEV);

    private ExecByName() {}

    /** The PATH that counts is the one of the new environment, as where a child sets its own before it calls. */
    static Result<Program> exec(Caller caller, String file, List<String> argv, List<String> environ) {
        if (file.isEmpty()) {
            return Result.err(Errno.ENOENT);
        }
        return file.indexOf('/') >= 0 ? execOrShell(caller, file, argv, environ) : search(caller, file, argv, environ);
    }

    private static Result<Program> search(Caller caller, String file, List<String> argv, List<String> environ) {
        boolean denied = false;
        Errno last = Errno.ENOENT;
        for (String directory : path(environ).split(":", -1)) {
            if (directory.length() >= PATH_MAX) {
                continue;
            }
            String candidate = directory.isEmpty() ? file : directory + '/' + file;
            Result<Program> result = execOrShell(caller, candidate, argv, environ);
            if (result.isOk() || !NOT_HERE.contains(result.error().orElseThrow())) {
                return result;
            }
            last = result.error().orElseThrow();
            denied |= last == Errno.EACCES;
        }
        return Result.err(denied ? Errno.EACCES : last);
    }

    private static Result<Program> execOrShell(Caller caller, String file, List<String> argv, List<String> environ) {
        Result<Program> result = Exec.exec(caller, file, argv, environ);
        if (!result.error().equals(java.util.Optional.of(Errno.ENOEXEC))) {
            return result;
        }
        List<String> shell = new ArrayList<>(List.of(SHELL, file));
        shell.addAll(argv.subList(Math.min(1, argv.size()), argv.size()));
        return Exec.exec(caller, SHELL, shell, environ);
    }

    private static String path(List<String> environ) {
        return environ.stream()
                .filter(it -> it.startsWith("PATH="))
                .findFirst()
                .map(it -> it.substring("PATH=".length()))
                .orElse(DEFAULT_PATH);
    }
}
