package dev.maitredkit.cli;

import dev.maitredkit.certification.Guests;
import dev.maitredkit.certification.UsageException;
import dev.maitredkit.conformance.compare.Comparison;
import dev.maitredkit.conformance.compare.ComparisonResult;
import dev.maitredkit.conformance.compare.Difference;
import dev.maitredkit.conformance.compare.Tolerances;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.scenarios.ScenarioText;
import dev.maitredkit.scenarios.ToleranceText;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares two guests. */
@Command(
        name = "compare",
        description =
                "Runs the same generated scenarios on two guests and shows where they differ, each as the smallest scenario found.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CompareCommand implements Callable<Integer> {
    private static final String GUEST = "An address, fake, or fake:PROFILE.";

    @Spec
    private CommandSpec spec;

    @Option(names = "--guest", paramLabel = "A", required = true, description = GUEST)
    private String guest;

    @Option(names = "--against", paramLabel = "B", required = true, description = GUEST)
    private String against;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What the scenarios are drawn from; a fresh one without it.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Steps to generate; ${DEFAULT-VALUE} without it.")
    private int steps;

    @Option(names = "--network", description = "Scenarios may change the network of both guests.")
    private boolean network;

    @Option(
            names = "--tolerate",
            paramLabel = "FILE",
            description = "Differences that have a reason; tolerance.proto describes it.")
    private Optional<Path> tolerate = Optional.empty();

    @Option(
            names = "--report",
            paramLabel = "DIR",
            defaultValue = "maitred-compare",
            description = "Where the differing scenarios go; ${DEFAULT-VALUE} without it.")
    private Path report;

    @Override
    public Integer call() throws Exception {
        if (steps < 1) {
            throw new UsageException("--steps is " + steps + "; a comparison needs one step at least");
        }
        long from = seed.orElseGet(() -> (long) ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
        Tolerances tolerances = tolerances();
        PrintWriter out = spec.commandLine().getOut();
        try (GuestUnderTest first = Guests.named(guest);
                GuestUnderTest second = Guests.named(against)) {
            ComparisonResult result = Comparison.run(first, second, from, steps, network, tolerances);
            write(result, out);
            out.printf(
                    Locale.ROOT,
                    "%,d of %,d steps agree (%.2f %%) in %,d scenarios, seed %d; %d differences, %d of them tolerated%n",
                    result.agreed(),
                    result.steps(),
                    100.0 * result.agreed() / result.steps(),
                    result.scenarios(),
                    from,
                    result.differences().size(),
                    result.differences().size() - result.untolerated().size());
            out.flush();
            return (result.untolerated().isEmpty() ? ExitStatus.OK : ExitStatus.FAILED).number();
        }
    }

    private Tolerances tolerances() throws Exception {
        if (tolerate.isEmpty()) {
            return Tolerances.none();
        }
        try {
            return Tolerances.of(ToleranceText.load(tolerate.get()));
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(tolerate.get() + ": " + wrong.getMessage());
        }
    }

    private void write(ComparisonResult result, PrintWriter out) throws Exception {
        int number = 0;
        for (Difference difference : result.differences()) {
            out.println(
                    (difference.tolerated().isEmpty() ? "DIFFERS " : "tolerated ") + Escaped.line(difference.step()));
            out.println("    " + guest + ": " + Escaped.line(difference.first()));
            out.println("    " + against + ": " + Escaped.line(difference.second()));
            difference.tolerated().ifPresent(reason -> out.println("    because " + Escaped.line(reason)));
            if (difference.tolerated().isEmpty()) {
                Path file = report.resolve("difference-" + ++number + ".textproto");
                Files.createDirectories(report);
                Files.writeString(file, ScenarioText.print(difference.scenario()));
                out.println("    scenario: " + file);
            }
        }
        result.byKind()
                .forEach((kind, score) ->
                        out.printf(Locale.ROOT, "%-18s %,d of %,d%n", kind, score.agreed(), score.steps()));
        result.stale().forEach(reason -> out.println("no difference needs the tolerance: " + Escaped.line(reason)));
    }
}
