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
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    @Option(
            names = "--result",
            paramLabel = "FILE",
            description = "Takes the numbers and the tolerances met, a fact a line.")
    private Optional<Path> resultFile = Optional.empty();

    private int files;

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
            ComparisonResult result =
                    Comparison.run(first, second, from, steps, network, tolerances, it -> show(it, out));
            summarize(result, out);
            if (resultFile.isPresent()) {
                Files.write(resultFile.get(), facts(result, from));
            }
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

    private void show(Difference difference, PrintWriter out) {
        out.println((difference.tolerated().isEmpty() ? "DIFFERS " : "tolerated ") + Escaped.line(difference.step()));
        out.println("    " + guest + ": " + Escaped.line(difference.first()));
        out.println("    " + against + ": " + Escaped.line(difference.second()));
        difference.tolerated().ifPresent(reason -> out.println("    because " + Escaped.line(reason)));
        if (difference.tolerated().isEmpty()) {
            Path file = report.resolve("difference-" + ++files + ".textproto");
            try {
                Files.createDirectories(report);
                Files.writeString(file, ScenarioText.print(difference.scenario()));
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot write " + file + ": " + failure.getMessage(), failure);
            }
            out.println("    scenario: " + file);
        }
        out.flush();
    }

    private static void summarize(ComparisonResult result, PrintWriter out) {
        result.byKind()
                .forEach((kind, score) ->
                        out.printf(Locale.ROOT, "%-18s %,d of %,d%n", kind, score.agreed(), score.steps()));
        result.stale().forEach(reason -> out.println("no difference needs the tolerance: " + Escaped.line(reason)));
    }

    /** One fact a line: its name, a tab, and what it is. */
    private static List<String> facts(ComparisonResult result, long seed) {
        List<String> facts = new ArrayList<>();
        facts.add("seed\t" + seed);
        facts.add("scenarios\t" + result.scenarios());
        facts.add("steps\t" + result.steps());
        facts.add("agreed\t" + result.agreed());
        result.byKind().forEach((kind, score) -> facts.add(kind + "\t" + score.agreed() + " of " + score.steps()));
        facts.add("untolerated\t" + result.untolerated().size());
        result.differences().stream()
                .flatMap(difference -> difference.tolerated().stream())
                .distinct()
                .forEach(reason -> facts.add("tolerated\t" + reason));
        return facts;
    }
}
