package dev.maitredkit.cli;

import dev.maitredkit.certification.Guests;
import dev.maitredkit.conformance.exchange.Exchange;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.conformance.rules.Catalogue;
import dev.maitredkit.conformance.run.ScenarioResult;
import dev.maitredkit.conformance.run.ScenarioRunner;
import dev.maitredkit.scenarios.NamedScenario;
import dev.maitredkit.scenarios.ScenarioLoader;
import dev.maitredkit.transport.GuestAddress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs scenario files. */
@Command(
        name = "run",
        description = "Runs scenario files against a guest. What a file does to the guest is allowed by naming it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenario files; docs/SCENARIOS.md explains them.")
    private List<Path> files;

    @Option(
            names = "--guest",
            paramLabel = "ADDRESS",
            description = "The guest's address; without it, each file gets a new embedded fake guest.")
    private Optional<String> guest = Optional.empty();

    @Override
    public Integer call() throws Exception {
        Catalogue catalogue = Catalogue.load();
        List<NamedScenario> scenarios = new ArrayList<>();
        for (Path file : files) {
            scenarios.add(new NamedScenario(
                    file.toString(),
                    ScenarioLoader.load(file, id -> catalogue.find(id).isPresent())));
        }
        Optional<GuestAddress> address = guest.map(GuestAddress::parse);
        ExitStatus worst = ExitStatus.OK;
        for (NamedScenario scenario : scenarios) {
            worst = worse(worst, run(scenario, address));
        }
        return worst.number();
    }

    private ExitStatus run(NamedScenario scenario, Optional<GuestAddress> address) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (GuestUnderTest opened = address.isPresent()
                ? Guests.at(address.get(), Optional.empty(), true)
                : Guests.embedded(Optional.empty(), Optional.empty())) {
            out.println(
                    scenario.name() + ": " + Escaped.line(scenario.scenario().getTitle()));
            ScenarioResult result =
                    new ScenarioRunner(opened, ScenarioRunner.freshDirectory()).run(scenario.scenario());
            result.transcript().forEach(exchange -> out.println(line(exchange)));
            out.println("  " + Escaped.line(text(result.ending())));
            out.flush();
            return status(result.ending());
        }
    }

    private static String line(Exchange exchange) {
        return String.format(
                Locale.ROOT,
                "  %2d %8.3f s  %s%n                 -> %s%s",
                exchange.step(),
                exchange.at().toNanos() / 1e9,
                Escaped.line(exchange.request()),
                Escaped.line(exchange.outcome().text()),
                exchange.note().isEmpty() ? "" : " (" + exchange.note() + ")");
    }

    private static String text(ScenarioResult.Ending ending) {
        if (ending instanceof ScenarioResult.Broken broken) {
            return "BROKEN" + (broken.rule().isEmpty() ? "" : " " + broken.rule()) + " at step " + broken.step()
                    + ": wanted " + broken.mismatch().wanted() + "; got "
                    + broken.mismatch().got();
        }
        if (ending instanceof ScenarioResult.Undecided undecided) {
            return "UNDECIDED at step " + undecided.step() + ": " + undecided.reason();
        }
        if (ending instanceof ScenarioResult.Lost lost) {
            return "the guest was LOST at step " + lost.step() + ": " + lost.reason();
        }
        return "held";
    }

    private static ExitStatus status(ScenarioResult.Ending ending) {
        if (ending instanceof ScenarioResult.Held) {
            return ExitStatus.OK;
        }
        return ending instanceof ScenarioResult.Broken ? ExitStatus.FAILED : ExitStatus.INCOMPLETE;
    }

    /** A broken rule counts more than one left open. */
    private static ExitStatus worse(ExitStatus one, ExitStatus other) {
        if (one == ExitStatus.FAILED || other == ExitStatus.OK) {
            return one;
        }
        return other;
    }
}
