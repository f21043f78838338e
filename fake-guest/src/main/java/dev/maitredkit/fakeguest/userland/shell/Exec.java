package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import java.util.ArrayList;
import java.util.List;

/** The shell, or a child of it, becomes another program. */
record Exec(List<String> paths, List<String> argv, List<String> env) implements Frame {
    private static final int NOT_EXECUTABLE = 126;

    /** Where the shell finds itself again, to run a script that names no interpreter. */
    private static final List<String> SHELLS = List.of("/proc/self/exe", "/bin/ash", "/bin/sh");

    @Override
    public void run(Interpreter in) {
        if (paths.size() == 1 && Applets.runsWithin(argv.get(0))) {
            runWithin(in);
            return;
        }
        Errno error = Errno.ENOENT;
        for (String path : paths) {
            Result<Program> result = in.sys().exec(path, argv, env);
            if (result instanceof Result.Ok<Program> it) {
                in.become(it.value());
                return;
            }
            Errno reason = result.error().orElseThrow();
            if (reason == Errno.ENOEXEC) {
                runAsScript(in, path);
                return;
            }
            if (reason != Errno.ENOENT && reason != Errno.ENOTDIR) {
                error = reason;
            }
        }
        String message = in.state().prefix() + argv.get(0) + ": " + CommandSearch.describe(error) + "\n";
        Failures.raise(in, status(error));
        in.complain(message);
    }

    /** The shell's process becomes the program without exec(2), so that ps still shows the shell's arguments. */
    private void runWithin(Interpreter in) {
        in.sys().continueAs(argv.get(0));
        in.become(in.sys().kernel().loader().load(Applets.BINARY, argv, env).orElseThrow());
    }

    private static int status(Errno error) {
        return switch (error) {
            case ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG -> CommandSearch.NOT_FOUND;
            default -> NOT_EXECUTABLE;
        };
    }

    private void runAsScript(Interpreter in, String path) {
        List<String> script = new ArrayList<>(List.of("ash", path));
        script.addAll(argv.subList(1, argv.size()));
        for (String shell : SHELLS) {
            Result<Program> result = in.sys().exec(shell, script, env);
            if (result instanceof Result.Ok<Program> it) {
                in.become(it.value());
                return;
            }
        }
        in.become(Shell.start(script, env));
    }
}
