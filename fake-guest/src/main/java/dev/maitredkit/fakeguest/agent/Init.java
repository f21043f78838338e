package dev.maitredkit.fakeguest.agent;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Result.Done;
import dev.maitredkit.fakeguest.kernel.Spawn;
import dev.maitredkit.fakeguest.kernel.Spawned;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.DirEntry;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What the agent has the kernel do for it, as pid 1. */
final class Init {
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d*");
    private static final int SIGCONT = 18;
    private static final int PERMISSIONS = 0777;
    private static final int CHUNK = 1 << 16;

    private Init() {}

    /** An answer, and the kernel after it. */
    record Did<T>(Kernel kernel, T answer) {}

    private static <T> Did<T> call(Kernel kernel, Function<Sys, T> calls) {
        Kernel.Called<T> called = kernel.asInit(calls);
        return new Did<>(called.kernel(), called.answer());
    }

    static Did<Result<Done>> mount(
            Kernel kernel, String source, String target, String fstype, long flags, String options) {
        return call(kernel, sys -> sys.mount(source, target, fstype, flags, options));
    }

    static Kernel umount(Kernel kernel, String target) {
        return call(kernel, sys -> sys.umount(target, 0)).kernel();
    }

    /** Puts this content, and only it, into the file; permissions are set, bits beyond them are kept. */
    static Did<Result<Done>> writeFile(Kernel kernel, String path, String content, int permissions) {
        return call(
                kernel,
                sys -> sys.open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), permissions)
                        .flatMap(fd -> {
                            Result<Integer> written = sys.write(fd, content);
                            sys.close(fd);
                            return written;
                        })
                        .flatMap(count -> sys.stat(path))
                        .flatMap(stat -> sys.chmod(path, stat.permissions() & ~PERMISSIONS | permissions)));
    }

    static Did<Result<String>> readFile(Kernel kernel, String path) {
        return call(
                kernel,
                sys -> sys.open(path, Set.of(OpenFlag.READ), 0).flatMap(fd -> {
                    StringBuilder text = new StringBuilder();
                    Result<String> part = sys.read(fd, CHUNK);
                    while (part.isOk() && !part.orThrow().isEmpty()) {
                        text.append(part.orThrow());
                        part = sys.read(fd, CHUNK);
                    }
                    sys.close(fd);
                    return part.map(end -> text.toString());
                }));
    }

    /** All processes but pid 1, as /proc lists them; none when that is not there to be read. */
    static List<Pid> processes(Kernel kernel) {
        List<DirEntry> entries =
                call(kernel, sys -> sys.readdir("/proc")).answer().fold(found -> found, errno -> List.<DirEntry>of());
        List<Pid> pids = new ArrayList<>();
        for (DirEntry entry : entries) {
            if (NUMBER.matcher(entry.name()).matches()) {
                pids.add(new Pid(Integer.parseInt(entry.name())));
            }
        }
        pids.remove(Pid.INIT);
        return pids;
    }

    /** Sends the signal, and SIGCONT so that stopped processes notice. */
    static Kernel signal(Kernel kernel, List<Pid> targets, int signal) {
        return call(kernel, sys -> {
                    for (Pid pid : targets) {
                        sys.kill(pid.number(), signal);
                        sys.kill(pid.number(), SIGCONT);
                    }
                    return targets;
                })
                .kernel();
    }

    static boolean isAlive(Kernel kernel, Pid pid) {
        return kernel.processes().find(pid).filter(it -> !it.isZombie()).isPresent();
    }

    /** Starts a program in an environment that setenv(3) fills; a name that it refuses is the child's failure. */
    static Spawned spawn(Kernel kernel, Start start) {
        Map<String, String> environment = new LinkedHashMap<>();
        Optional<Errno> failure = Optional.empty();
        for (Start.Variable it : start.env()) {
            if (it.name().isEmpty() || it.name().contains("=")) {
                failure = Optional.of(Errno.EINVAL);
            }
            environment.put(it.name(), it.name() + "=" + it.value());
        }
        String stdio = start.useConsole() ? Spawn.CONSOLE : Spawn.NULL;
        return kernel.spawn(new Spawn(start.argv(), List.copyOf(environment.values()), stdio, failure));
    }

    /** The child, if it became the program. */
    static Optional<Pid> findStarted(Spawned spawned) {
        return spawned instanceof Spawned.Started it ? Optional.of(it.pid()) : Optional.empty();
    }
}
