package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.Limits;
import dev.maitredkit.fakeguest.kernel.Spawn;
import dev.maitredkit.fakeguest.kernel.Spawned;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.Sys.Reaped;
import dev.maitredkit.fakeguest.kernel.fs.DeviceNumber;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.FsLimits;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.fs.VfsBuilder;
import dev.maitredkit.fakeguest.kernel.net.Net;
import dev.maitredkit.fakeguest.kernel.proc.Binaries;
import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.Turn;
import dev.maitredkit.fakeguest.userland.programs.Userland;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A guest with a shell and its programs, in which tests run scripts; mutable, so that they read in order. */
final class ShellGuest {
    private static final Instant BOOT = Instant.parse("2018-07-02T10:00:00Z");
    private static final List<String> ENV = List.of("PATH=/usr/bin:/usr/sbin:/bin:/sbin", "HOME=/root");

    Kernel kernel;

    ShellGuest() {
        this(Limits.DEFAULT);
    }

    ShellGuest(Limits limits) {
        VfsBuilder files = VfsBuilder.onTmpfs("rootfs", FsLimits.OBSERVED, 20, 7, BOOT)
                .node("/dev/null", FileType.CHARACTER_DEVICE, 0666, new DeviceNumber(1, 3))
                .node("/dev/zero", FileType.CHARACTER_DEVICE, 0666, new DeviceNumber(1, 5))
                .directory("/proc")
                .directory("/tmp")
                .directory("/root")
                .directory("/w")
                .directory("/usr/sbin")
                .directory("/usr/bin")
                .directory("/sbin")
                .file(
                        "/etc/passwd",
                        "root:x:0:0:root:/root:/bin/sh\nchronos:x:1000:1000::/home/chronos:/bin/sh\n",
                        0644)
                .file("/etc/group", "root:x:0:\ntty:x:5:\nchronos:x:1000:\n", 0644)
                .mount("proc", "/proc", "proc", 0, "")
                .file("/bin/probe", Binaries.of("probe"), 0755)
                .file(Userland.PATH, Binaries.of(Userland.BINARY), 0755);
        for (Map.Entry<String, String> link : Userland.links().entrySet()) {
            files = files.symlink(link.getValue() + "/" + link.getKey(), Userland.PATH);
        }
        kernel = Kernel.boot(new Kernel.Boot(
                limits, "termina", files.build(), Net.atBoot(), List.of("/sbin/init"), BOOT, ShellGuest::load));
    }

    private static Optional<Program> load(String name, List<String> argv, List<String> env) {
        return name.equals("probe")
                ? Optional.of(new Begin(argv.subList(1, argv.size()), env))
                : Userland.loader().load(name, argv, env);
    }

    /** Becomes a program in /w whose input is /in, and whose output and errors go to /out and /err. */
    private record Begin(List<String> argv, List<String> env) implements Program {
        @Override
        public Turn run(Sys sys) {
            sys.chdir("/w").orThrow();
            put(sys, "/in", 0, Set.of(OpenFlag.READ));
            put(sys, "/out", 1, Set.of(OpenFlag.WRITE, OpenFlag.APPEND));
            put(sys, "/err", 2, Set.of(OpenFlag.WRITE, OpenFlag.APPEND));
            return new Turn.Running(sys.exec("/bin/" + argv.get(0), argv, env).orThrow());
        }

        private static void put(Sys sys, String path, int fd, Set<OpenFlag> flags) {
            int opened = sys.open(path, flags, 0).orThrow();
            sys.dup2(opened, fd).orThrow();
            sys.close(opened).orThrow();
        }
    }

    /** What a script did. */
    record Result(String out, String err, ExitStatus status) {
        int code() {
            return ((ExitStatus.Exited) status).code();
        }
    }

    ShellGuest write(String path, String content, int mode) {
        asInit(sys -> {
            int fd = sys.open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), 0644)
                    .orThrow();
            for (int at = 0; at < content.length(); ) {
                at += sys.write(fd, content.substring(at)).orThrow();
            }
            sys.close(fd).orThrow();
            return sys.chmod(path, mode);
        });
        return this;
    }

    String read(String path) {
        return asInit(sys -> {
            int fd = sys.open(path, Set.of(OpenFlag.READ), 0).orThrow();
            StringBuilder text = new StringBuilder();
            for (String part = sys.read(fd, 4096).orThrow();
                    !part.isEmpty();
                    part = sys.read(fd, 4096).orThrow()) {
                text.append(part);
            }
            sys.close(fd).orThrow();
            return text.toString();
        });
    }

    private <T> T asInit(Function<Sys, T> calls) {
        Kernel.Called<T> called = kernel.asInit(calls);
        kernel = called.kernel();
        return called.answer();
    }

    /** Starts {@code sh -c script} and lets nothing run yet. */
    Pid start(String script) {
        return startAs("", "sh", "-c", script);
    }

    Pid startAs(String input, String... argv) {
        write("/in", input, 0644).write("/out", "", 0644).write("/err", "", 0644);
        List<String> all = new ArrayList<>(List.of("probe"));
        all.addAll(List.of(argv));
        Spawned spawned = kernel.spawn(Spawn.of(all, ENV, Spawn.NULL));
        kernel = spawned.kernel();
        return ((Spawned.Started) spawned).pid();
    }

    /** Runs {@code sh -c script} to its end, in as much of the guest's time as it takes, up to a minute. */
    Result run(String script) {
        return runAs("", "sh", "-c", script);
    }

    Result runAs(String input, String... argv) {
        Pid pid = startAs(input, argv);
        Instant end = kernel.now().plus(Duration.ofMinutes(1));
        while (findStatus(pid).isEmpty()) {
            Instant next = kernel.nextEvent()
                    .filter(it -> !it.isAfter(end))
                    .orElseThrow(() -> new AssertionError(
                            "does not end: " + String.join(" ", argv) + "\n" + read("/out") + read("/err")));
            kernel = kernel.run(next, 100_000);
        }
        ExitStatus status = findStatus(pid).orElseThrow();
        kernel = kernel.reap(pid);
        return new Result(read("/out"), read("/err"), status);
    }

    Optional<ExitStatus> findStatus(Pid pid) {
        return kernel.reapable().stream()
                .filter(it -> it.pid().equals(pid))
                .map(Reaped::status)
                .findFirst();
    }

    /** Sends a signal as pid 1. */
    void signal(Pid pid, int signal) {
        asInit(sys -> sys.kill(pid.number(), signal)).orThrow();
    }

    /** Lets time pass. */
    ShellGuest pass(Duration time) {
        Instant end = kernel.now().plus(time);
        for (Optional<Instant> next = kernel.nextEvent();
                next.isPresent() && !next.get().isAfter(end);
                next = kernel.nextEvent()) {
            kernel = kernel.run(next.get(), 100_000);
        }
        kernel = kernel.run(end, 100_000);
        return this;
    }
}
