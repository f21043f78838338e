package dev.maitredkit.fakeguest.userland.programs;

import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.Limits;
import dev.maitredkit.fakeguest.kernel.Sys;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A guest that has the programs and some files in /w; mutable, so that tests read in order. */
final class TestGuest {
    static final Instant BOOT = Instant.parse("2018-07-02T10:00:00Z");
    private static final List<String> ENV = List.of("PATH=/usr/bin:/usr/sbin:/bin:/sbin");
    private static final Kernel FRESH = boot();
    private static final int SOME_WORK = 1_000_000;

    Kernel kernel = FRESH;

    /** How a command ended and what it printed. */
    record Ran(int status, String stdout, String stderr) {}

    private static Kernel boot() {
        VfsBuilder files = VfsBuilder.onTmpfs("rootfs", FsLimits.OBSERVED, 20, 7, BOOT)
                .node("/dev/null", FileType.CHARACTER_DEVICE, 0666, new DeviceNumber(1, 3))
                .node("/dev/zero", FileType.CHARACTER_DEVICE, 0666, new DeviceNumber(1, 5))
                .node("/dev/full", FileType.CHARACTER_DEVICE, 0666, new DeviceNumber(1, 7))
                .node("/dev/console", FileType.CHARACTER_DEVICE, 0600, new DeviceNumber(5, 1))
                .directory("/proc")
                .directory("/tmp")
                .directory("/mnt")
                .mount("proc", "/proc", "proc", 0, "")
                .file(Userland.PATH, Binaries.of(Userland.BINARY), 0755);
        Userland.links().forEach((name, directory) -> files.symlink(directory + "/" + name, Userland.PATH));
        CaseFile.lines("fixture.txt").forEach(line -> add(files, line));
        return Kernel.boot(new Kernel.Boot(
                Limits.DEFAULT,
                "termina",
                files.build(),
                Net.atBoot(),
                List.of("/sbin/init"),
                BOOT,
                Userland.loader()));
    }

    private static void add(VfsBuilder files, String line) {
        String[] parts = line.split(" ", 3);
        String rest = parts.length > 2 ? parts[2] : "";
        switch (parts[0]) {
            case "#" -> {}
            case "dir" -> files.directory(parts[1]);
            case "file" -> files.file(parts[1], CaseFile.unescaped(rest), 0644);
            case "exec" -> files.file(parts[1], CaseFile.unescaped(rest), 0755);
            case "link" -> files.symlink(parts[1], rest);
            case "fifo" -> files.node(parts[1], FileType.FIFO, 0644, new DeviceNumber(0, 0));
            case "char" -> files.node(parts[1], FileType.CHARACTER_DEVICE, 0644, number(rest));
            case "block" -> files.node(parts[1], FileType.BLOCK_DEVICE, 0644, number(rest));
            default -> throw new IllegalArgumentException(line);
        }
    }

    private static DeviceNumber number(String text) {
        String[] parts = text.split(" ");
        return new DeviceNumber(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    /** Opens files in place of standard input and output, and then is the command. */
    private record Prepared(List<String> argv) implements Program {
        @Override
        public Turn run(Sys sys) {
            for (int fd = 0; fd < 3; fd++) {
                sys.close(fd);
            }
            sys.open("/tmp/in", Set.of(OpenFlag.READ), 0).orThrow();
            for (String path : List.of("/tmp/out", "/tmp/err")) {
                Set<OpenFlag> flags =
                        Set.of(OpenFlag.READ, OpenFlag.WRITE, OpenFlag.APPEND, OpenFlag.CREATE, OpenFlag.TRUNCATE);
                sys.open(path, flags, 0644).orThrow();
            }
            sys.setsid().orThrow();
            sys.umask(022);
            sys.chdir("/w").orThrow();
            return new Turn.Running(sys.exec(Userland.PATH, argv, ENV).orThrow());
        }
    }

    Pid start(List<String> argv, String stdin) {
        return asInit(sys -> {
            write(sys, "/tmp/in", stdin);
            return sys.fork(new Prepared(argv)).orThrow();
        });
    }

    /** Runs a command to its end, at most for a minute of its time. */
    Ran run(List<String> argv, String stdin) {
        Pid pid = start(argv, stdin);
        Instant end = kernel.now().plus(Duration.ofMinutes(1));
        Optional<ExitStatus> status = findStatus(pid);
        while (status.isEmpty()) {
            Instant next = kernel.nextEvent().orElse(end);
            if (!next.isBefore(end)) {
                throw new AssertionError("does not end: " + argv);
            }
            kernel = kernel.run(next.isBefore(kernel.now()) ? kernel.now() : next, SOME_WORK);
            status = findStatus(pid);
        }
        kernel = kernel.reap(pid);
        int code = status.get() instanceof ExitStatus.Exited exited
                ? exited.code()
                : 128 + ((ExitStatus.Signaled) status.get()).signal();
        return new Ran(code, read("/tmp/out"), read("/tmp/err"));
    }

    Ran sh(String script) {
        return run(List.of("sh", "-c", script), "");
    }

    /** The same with turns of so few units. */
    TestGuest withQuantum(int units) {
        Limits all = kernel.limits();
        kernel = kernel.with(new Limits(
                all.pidMax(),
                all.processes(),
                all.openFiles(),
                all.stackBytes(),
                all.consoleBytes(),
                all.unitsPerMillisecond(),
                all.burst(),
                units,
                all.share()));
        return this;
    }

    void pass(Duration time) {
        Instant end = kernel.now().plus(time);
        for (Instant at = kernel.now();
                !at.isAfter(end);
                at = kernel.nextEvent().orElse(end.plusNanos(1))) {
            kernel = kernel.run(at.isBefore(kernel.now()) ? kernel.now() : at, SOME_WORK);
        }
        kernel = kernel.run(end, SOME_WORK);
    }

    void append(String path, String text) {
        asInit(sys -> {
            int fd = sys.open(path, Set.of(OpenFlag.WRITE, OpenFlag.APPEND), 0).orThrow();
            sys.write(fd, text).orThrow();
            return sys.close(fd);
        });
    }

    boolean isRunning(Pid pid) {
        return kernel.processes().find(pid).isPresent() && findStatus(pid).isEmpty();
    }

    private Optional<ExitStatus> findStatus(Pid pid) {
        return kernel.reapable().stream()
                .filter(it -> it.pid().equals(pid))
                .map(Sys.Reaped::status)
                .findFirst();
    }

    private <T> T asInit(java.util.function.Function<Sys, T> calls) {
        Kernel.Called<T> called = kernel.asInit(calls);
        kernel = called.kernel();
        return called.answer();
    }

    private static int write(Sys sys, String path, String content) {
        int fd = sys.open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), 0644)
                .orThrow();
        if (!content.isEmpty()) {
            sys.write(fd, content).orThrow();
        }
        sys.close(fd).orThrow();
        return fd;
    }

    String read(String path) {
        return asInit(sys -> {
            int fd = sys.open(path, Set.of(OpenFlag.READ), 0).orThrow();
            StringBuilder text = new StringBuilder();
            for (String part = sys.read(fd, 65536).orThrow();
                    !part.isEmpty();
                    part = sys.read(fd, 65536).orThrow()) {
                text.append(part);
            }
            sys.close(fd).orThrow();
            return text.toString();
        });
    }
}
