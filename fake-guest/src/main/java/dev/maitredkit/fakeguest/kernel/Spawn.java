package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.Spawned.Step;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.Turn;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A program to start as a child of pid 1, at once: in a session of its own, in /, with umask 022, default signals,
 * and the given file as its standard input, output and error (reference agent, July 2018).
 *
 * @param argv argv[0] is searched in the PATH of {@code environ} (execvpe(3))
 * @param stdio the path of what is opened for reading and writing as descriptors 0, 1 and 2
 * @param failure what keeps the child from getting as far as exec, such as an environment that cannot be set; the
 *     child is made and ends all the same
 */
public record Spawn(List<String> argv, List<String> environ, String stdio, Optional<Errno> failure) {
    /** Where the output of a program goes that has no use for it. */
    public static final String NULL = "/dev/null";

    /** The console, see {@link Kernel#console}. */
    public static final String CONSOLE = "/dev/console";

    public Spawn {
        argv = List.copyOf(argv);
        environ = List.copyOf(environ);
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("a program has a name");
        }
    }

    public static Spawn of(List<String> argv, List<String> environ, String stdio) {
        return new Spawn(argv, environ, stdio, Optional.empty());
    }

    /** What a child is before it has executed anything; it never gets a turn like that. */
    private record Unborn() implements Program {
        @Override
        public Turn run(Sys sys) {
            throw new IllegalStateException("not started");
        }
    }

    Spawned carryOut(Kernel kernel) {
        Optional<Lifecycle.Born> born = Lifecycle.fork(kernel, Pid.INIT, new Unborn());
        if (born.isEmpty()) {
            return new Spawned.NoProcess(kernel, Errno.EAGAIN);
        }
        Sys child = new Sys(born.get().kernel(), born.get().pid());
        child.setsid().orThrow();
        child.umask(022);
        child.chdir("/").orThrow();
        Optional<Errno> badStdio = openStdio(child);
        if (badStdio.isPresent()) {
            return failed(child, Step.STDIO, badStdio.get());
        }
        if (failure.isPresent()) {
            return failed(child, Step.ENVIRONMENT, failure.get());
        }
        Result<Program> program = child.execvp(argv.get(0), argv, environ);
        return program.fold(it -> started(child, it), errno -> failed(child, Step.EXEC, errno));
    }

    private Optional<Errno> openStdio(Sys child) {
        for (int fd = 0; fd < 3; fd++) {
            if (child.isOpen(fd)) {
                child.close(fd).orThrow();
            }
        }
        Result<Integer> opened = child.open(stdio, Set.of(OpenFlag.READ, OpenFlag.WRITE), 0);
        if (opened.isOk()) {
            child.dup2(0, 1).orThrow();
            child.dup2(0, 2).orThrow();
        }
        return opened.error();
    }

    private static Spawned started(Sys child, Program program) {
        Caller caller = child.caller();
        caller.put(caller.process().with(program));
        Kernel kernel = caller.kernel;
        return new Spawned.Started(
                kernel.with(kernel.processes().makeReady(caller.self, kernel.limits())), caller.self);
    }

    /** The child ends, and its parent knows why: nobody has to look for it. */
    private static Spawned failed(Sys child, Step step, Errno errno) {
        Caller caller = child.caller();
        Kernel ended = Lifecycle.end(caller.kernel, caller.self, ExitStatus.exited(1));
        return new Spawned.Failed(ended.reap(caller.self), step, errno);
    }
}
