package dev.maitredkit.fakeguest.kernel;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A guest for tests: a few devices, and programs that the test writes; mutable, so that tests read in order. */
public final class TestKernel {
    public static final Instant BOOT = Instant.parse("2018-07-02T10:00:00Z");
    public static final List<String> PATH = List.of("PATH=/usr/bin:/usr/sbin:/bin:/sbin");

    private final Map<String, Function<List<String>, Program>> programs = new HashMap<>();
    public Kernel kernel;

    public TestKernel() {
        this(Limits.DEFAULT, files -> files);
    }

    public TestKernel(Limits limits) {
        this(limits, files -> files);
    }

    public TestKernel(UnaryOperator<VfsBuilder> more) {
        this(Limits.DEFAULT, more);
    }

    TestKernel(Limits limits, UnaryOperator<VfsBuilder> more) {
        VfsBuilder files = VfsBuilder.onTmpfs("rootfs", FsLimits.OBSERVED, 20, 7, BOOT)
                .node("/dev/null", FileType.CHARACTER_DEVICE, 0666, new DeviceNumber(1, 3))
                .node("/dev/console", FileType.CHARACTER_DEVICE, 0600, new DeviceNumber(5, 1))
                .directory("/proc")
                .directory("/tmp")
                .mount("proc", "/proc", "proc", 0, "")
                .file("/bin/sh", Binaries.of("sh"), 0755);
        kernel = Kernel.boot(new Kernel.Boot(
                limits,
                "termina",
                more.apply(files).build(),
                Net.atBoot(),
                List.of("/sbin/init"),
                BOOT,
                (name, argv, env) -> Optional.ofNullable(programs.get(name)).map(it -> it.apply(argv))));
    }

    /** Makes a binary of that name known; it lies where the test put it. */
    TestKernel program(String name, Function<List<String>, Program> main) {
        programs.put(name, main);
        return this;
    }

    /** Puts a program into /bin. */
    TestKernel install(String name, Program main) {
        write("/bin/" + name, Binaries.of(name));
        asInit(sys -> sys.chmod("/bin/" + name, 0755));
        return program(name, argv -> main);
    }

    /** Runs this as a new process, a child of pid 1 in a session of its own. */
    public Pid start(Program main) {
        String name = "main" + programs.size();
        install(name, main);
        Spawned spawned = kernel.spawn(Spawn.of(List.of(name), PATH, Spawn.CONSOLE));
        kernel = spawned.kernel();
        return ((Spawned.Started) spawned).pid();
    }

    /** Runs whoever can run, without moving the time. */
    public TestKernel settle() {
        kernel = kernel.run(kernel.now(), 10_000_000);
        return this;
    }

    public TestKernel pass(Duration time) {
        Instant end = kernel.now().plus(time);
        settle();
        for (Optional<Instant> next = kernel.nextEvent();
                next.isPresent() && !next.get().isAfter(end);
                next = kernel.nextEvent()) {
            kernel = kernel.run(next.get(), 10_000_000);
        }
        kernel = kernel.run(end, 10_000_000);
        return this;
    }

    /** How a child of pid 1 ended; it is reaped. */
    public ExitStatus reap(Pid pid) {
        ExitStatus status = kernel.reapable().stream()
                .filter(it -> it.pid().equals(pid))
                .findFirst()
                .orElseThrow(() -> new AssertionError("still there: " + pid))
                .status();
        kernel = kernel.reap(pid);
        return status;
    }

    /** Runs it to its end, without moving the time. */
    public ExitStatus run(Program main) {
        Pid pid = start(main);
        settle();
        return reap(pid);
    }

    public <T> T asInit(Function<Sys, T> calls) {
        Kernel.Called<T> called = kernel.asInit(calls);
        kernel = called.kernel();
        return called.answer();
    }

    void write(String path, String content) {
        asInit(sys -> {
            int fd = sys.open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), 0644)
                    .orThrow();
            sys.write(fd, content).orThrow();
            return sys.close(fd);
        });
    }

    public String read(String path) {
        return asInit(sys -> read(sys, path));
    }

    public static String read(Sys sys, String path) {
        int fd = sys.open(path, Set.of(OpenFlag.READ), 0).orThrow();
        StringBuilder text = new StringBuilder();
        for (String part = sys.read(fd, 4096).orThrow();
                !part.isEmpty();
                part = sys.read(fd, 4096).orThrow()) {
            text.append(part);
        }
        sys.close(fd).orThrow();
        return text.toString();
    }

    public String console() {
        return kernel.console().text();
    }

    /** Writes on standard output and goes on. */
    public static Program saying(String text, Program then) {
        return sys -> {
            sys.write(1, text).orThrow();
            return new Turn.Running(then);
        };
    }

    public static Program exiting(int code) {
        return sys -> new Turn.Exited(code);
    }

    /** Sleeps until a signal ends it. */
    public static Program sleeping() {
        return sys -> new Turn.Blocked(sleeping(), Set.of());
    }
}
