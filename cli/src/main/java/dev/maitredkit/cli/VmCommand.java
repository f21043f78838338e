package dev.maitredkit.cli;

import dev.maitredkit.certification.CertificationOptions;
import dev.maitredkit.certification.UsageException;
import dev.maitredkit.transport.GuestAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Certifies the real agent in a virtual machine, over AF_VSOCK, or serves it from there. */
@Command(
        name = "vm",
        description =
                "Boots a Linux kernel as an ordinary process (User Mode Linux, or QEMU), runs the real agent in it at vsock:-1:8888 and"
                        + " the suite against vsock:1:8888, and writes the report and the console's log. It needs no root.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class VmCommand implements Callable<Integer> {
    /** What one emulated processor may be slower than the suite's limits suppose. */
    private static final String TIME_FACTOR = "8";

    /** Fewer than certify's, since each takes as much longer. */
    private static final String TRIES = "3";

    private static final int TIMEOUT = 1800;
    private static final int NO_TIMEOUT = 0;

    @Spec
    private CommandSpec spec;

    @Option(names = "--qemu", description = "In QEMU, with KVM where it can be had, instead of User Mode Linux.")
    private boolean qemu;

    @Option(
            names = "--kernel",
            paramLabel = "DIR",
            description = "For QEMU: where boot/vmlinuz-* and lib/modules are; / without it.")
    private Optional<Path> kernel = Optional.empty();

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            description =
                    "With QEMU: instead of running the suite, serve the agent to this machine, until an interrupt."
                            + " unix:PATH, HOST:PORT (loopback only), or vsock:CID:8888 where there is a /dev/vhost-vsock.")
    private Optional<String> listen = Optional.empty();

    @Option(
            names = "--report",
            paramLabel = "DIR",
            defaultValue = "maitred-report-vm",
            description = "Where the report and console.log go; ${DEFAULT-VALUE} without it.")
    private Path report;

    @Option(names = "--rules", paramLabel = "GLOB", description = "Only these rules, as for certify.")
    private Optional<String> rules = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "What generated scenarios are drawn from.")
    private Optional<String> seed = Optional.empty();

    @Option(names = "--tries", paramLabel = "N", description = "Scenarios for each property; " + TRIES + " without it.")
    private Optional<String> tries = Optional.empty();

    @Option(
            names = "--time-factor",
            paramLabel = "F",
            description = "What the suite's time limits are multiplied with; " + TIME_FACTOR + " without it.")
    private Optional<String> timeFactor = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "After which all of it is ended; " + TIMEOUT + " without it, or never with --listen.")
    private Optional<Integer> timeout = Optional.empty();

    @Option(
            names = "--memory",
            paramLabel = "MIB",
            defaultValue = "2048",
            description = "Of the machine, which takes only what it uses; ${DEFAULT-VALUE} without it.")
    private int memory;

    @Override
    public Integer call() throws IOException, InterruptedException {
        timeout.ifPresent(it -> requireAtLeast(1, it, "--timeout", "seconds"));
        requireAtLeast(Machine.LEAST_MEMORY, memory, "--memory", "MiB");
        refuse(!qemu && kernel.isPresent(), "--kernel is QEMU's, and takes --qemu");
        return listen.isPresent() ? serve(listen.get()) : certify();
    }

    private int certify() throws IOException, InterruptedException {
        requireValid();
        Machine machine = qemu ? qemu(List.of()) : Machine.userModeLinux(path());
        return machine.run(task(certifyOptions(), Map.of(), TIMEOUT), this::print);
    }

    /** Until it ends by itself, which is not expected; an interrupt ends this JVM, and with it the machine. */
    private int serve(String text) throws IOException, InterruptedException {
        refuse(!qemu, "--listen takes --qemu: User Mode Linux lets no socket out");
        refuse(
                rules.isPresent() || seed.isPresent() || tries.isPresent() || timeFactor.isPresent(),
                "--rules, --seed, --tries and --time-factor are the suite's, and with --listen none runs inside: give them to"
                        + " certify --guest " + text);
        try (Door door = Door.at(GuestAddress.parse(text), Door.VHOST_VSOCK)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(door), "close-door"));
            return qemu(door.options()).run(task(List.of(VmServing.OPTION), door.environment(), NO_TIMEOUT), line -> {
                print(line);
                if (line.equals(Machine.MARK + VmServing.OPEN)) {
                    door.open();
                    FirstCall.to(door.address());
                    print("ready " + door.address());
                }
            });
        }
    }

    private Machine qemu(List<String> entrance) throws IOException {
        return Machine.qemu(path(), kernel.orElse(Path.of("/")).toAbsolutePath(), entrance);
    }

    private static String path() {
        return System.getenv().getOrDefault("PATH", "");
    }

    private Machine.Task task(List<String> arguments, Map<String, String> environment, int usualTimeout) {
        return new Machine.Task(VmInside.class, arguments, environment, report, timeout.orElse(usualTimeout), memory);
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Escaped.line(line));
        out.flush();
    }

    private static void close(Door door) {
        try {
            door.close();
        } catch (IOException e) {
            // The process ends: the kernel does the rest, and a socket's file is replaced by the next start.
        }
    }

    private List<String> certifyOptions() {
        List<String> options = new ArrayList<>();
        rules.ifPresent(it -> options.addAll(List.of("--rules", it)));
        seed.ifPresent(it -> options.addAll(List.of("--seed", it)));
        options.addAll(List.of("--tries", tries.orElse(TRIES)));
        options.addAll(List.of("--time-factor", timeFactor.orElse(TIME_FACTOR)));
        return options;
    }

    /** What the suite would refuse inside is refused before anything boots. */
    private void requireValid() {
        CertificationOptions.read(
                new CertificationOptions.Texts(
                        Optional.of(VmInside.DIALLED.toString()),
                        rules,
                        Optional.empty(),
                        seed,
                        tries,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(timeFactor.orElse(TIME_FACTOR)),
                        Optional.empty()),
                Path.of(""),
                report);
    }

    private static void requireAtLeast(int least, int value, String option, String unit) {
        refuse(value < least, option + " is " + value + "; it takes a number of " + unit + " from " + least + " on");
    }

    private static void refuse(boolean wrong, String message) {
        if (wrong) {
            throw new UsageException(message);
        }
    }
}
