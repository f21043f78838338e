package dev.maitredkit.fakeguest.userland.programs.run;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Sys;
import java.util.List;

/** Executes another program in place of this one. */
public record Command(Call call, List<String> argv, List<String> env, boolean named) implements Work {
    private static final int NOT_FOUND = 127;
    private static final int NOT_EXECUTABLE = 126;

    /** One whose failure to start is told as {@code can't execute 'NAME': …}. */
    public static Command of(Call call, List<String> argv, List<String> env) {
        return new Command(call, List.copyOf(argv), env, true);
    }

    /** One whose failure to start is told as {@code NAME: …}. */
    public Command telling() {
        return new Command(call, argv, env, false);
    }

    @Override
    public Progress step(Sys sys) {
        return Execution.start(sys, argv, env).fold(Progress.Become::new, errno -> {
            String what = named ? "can't execute '" + argv.get(0) + "'" : argv.get(0);
            return new Printer(call).warn(what, errno).end(errno == Errno.ENOENT ? NOT_FOUND : NOT_EXECUTABLE);
        });
    }
}
