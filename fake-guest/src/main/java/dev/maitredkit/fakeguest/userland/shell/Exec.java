package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys.Disposition;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.userland.shell.text.SignalNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shell, or a child of it, becomes another program. */
record Exec(CommandSearch.Found found, List<String> argv, List<String> env) implements Frame {
    private static final int NOT_EXECUTABLE = 126;

    /** Where the shell finds itself again, to run a script that names no interpreter. */
    private static final List<String> SHELLS = List.of("/proc/self/exe", "/bin/ash", "/bin/sh");

    @Override
    public void run(Interpreter in) {
        if (found.applet() && Applets.needsNoExec(argv.get(0)) && continueAs(in)) {
            return;
        }
        Errno error = Errno.ENOENT;
        for (String path : found.paths()) {
            Result<Program> result = in.sys().exec(path, argv, env);
            if (result instanceof Result.Ok<Program> it) {
                if (found.applet()) {
                    in.sys().rename(argv.get(0));
                }
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

    /** Goes on as a program of the same binary, without execve(2); false when the kernel knows no such binary. */
    private boolean continueAs(Interpreter in) {
        Optional<Program> program = in.sys().kernel().loader().load(Applets.BINARY, argv, env);
        program.ifPresent(it -> {
            for (int signal = 1; signal <= SignalNames.LAST; signal++) {
                if (in.sys().disposition(signal) == Disposition.CATCH) {
                    in.sys().sigaction(signal, Disposition.DEFAULT);
                }
            }
            in.sys().rename(argv.get(0));
            in.become(it);
        });
        return program.isPresent();
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
