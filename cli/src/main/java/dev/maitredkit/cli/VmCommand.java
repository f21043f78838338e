package dev.maitredkit.cli;

import dev.maitredkit.certification.CertificationOptions;
import dev.maitredkit.certification.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Certifies the real agent in a virtual machine, over AF_VSOCK. */
@Command(
        name = "vm",
        description =
                "Boots a Linux kernel as an ordinary process (User Mode Linux), runs the real agent in it at vsock:-1:8888 and the"
                        + " suite against vsock:1:8888, and writes the report and the console's log. It needs no root.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class VmCommand implements Callable<Integer> {
    /** What one emulated processor may be slower than the suite's limits suppose. */
    private static final String TIME_FACTOR = "8";

    @Spec
    private CommandSpec spec;

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

    @Option(names = "--tries", paramLabel = "N", description = "Scenarios for each property.")
    private Optional<String> tries = Optional.empty();

    @Option(
            names = "--time-factor",
            paramLabel = "F",
            defaultValue = TIME_FACTOR,
            description = "What the suite's time limits are multiplied with; ${DEFAULT-VALUE} without it.")
    private String timeFactor;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "900",
            description = "After which all of it is ended; ${DEFAULT-VALUE} without it.")
    private int timeout;

    @Option(
            names = "--memory",
            paramLabel = "MIB",
            defaultValue = "2048",
            description = "Of the machine, which takes only what it uses; ${DEFAULT-VALUE} without it.")
    private int memory;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireAtLeast(1, timeout, "--timeout", "seconds");
        requireAtLeast(UserModeLinux.LEAST_MEMORY, memory, "--memory", "MiB");
        List<String> options = certifyOptions();
        requireValid();
        PrintWriter out = spec.commandLine().getOut();
        return UserModeLinux.find(System.getenv().getOrDefault("PATH", ""))
                .run(VmInside.class, options, report, timeout, memory, line -> {
                    out.println(Escaped.line(line));
                    out.flush();
                });
    }

    private List<String> certifyOptions() {
        List<String> options = new ArrayList<>();
        rules.ifPresent(it -> options.addAll(List.of("--rules", it)));
        seed.ifPresent(it -> options.addAll(List.of("--seed", it)));
        tries.ifPresent(it -> options.addAll(List.of("--tries", it)));
        options.addAll(List.of("--time-factor", timeFactor));
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
                        Optional.of(timeFactor),
                        Optional.empty()),
                Path.of(""),
                report);
    }

    private static void requireAtLeast(int least, int value, String option, String unit) {
        if (value < least) {
            throw new UsageException(
                    option + " is " + value + "; it takes a number of " + unit + " from " + least + " on");
        }
    }
}
