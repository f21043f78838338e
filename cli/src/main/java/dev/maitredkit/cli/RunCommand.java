package dev.maitredkit.cli;

import dev.maitredkit.certification.CertificationOptions;
import dev.maitredkit.certification.Guests;
import dev.maitredkit.certification.Replay;
import dev.maitredkit.certification.UsageException;
import dev.maitredkit.conformance.exchange.Exchange;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.conformance.rules.Catalogue;
import dev.maitredkit.conformance.run.ScenarioResult;
import dev.maitredkit.conformance.run.TimeFactor;
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

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "The profile of the embedded fake: spec (the default) or maitred-2018.")
    private Optional<String> profile = Optional.empty();

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "The initial state of the embedded fake; guest_state.proto describes it.")
    private Optional<Path> state = Optional.empty();

    @Option(names = "--restart", paramLabel = "COMMAND", description = "A shell command that boots the guest again.")
    private Optional<String> restart = Optional.empty();

    @Option(
            names = "--time-factor",
            paramLabel = "F",
            description = "What the scenarios' time limits are multiplied with, for a slow guest; from 1.")
    private Optional<String> timeFactor = Optional.empty();

    @Override
    public Integer call() throws Exception {
        if (guest.isPresent() && (profile.isPresent() || state.isPresent())) {
            throw new UsageException(
                    "the options profile and state are for a fake; a guest at an address is what it is");
        }
        if (guest.isEmpty() && restart.isPresent()) {
            throw new UsageException("the option restart is for a guest at an address; the embedded fake needs none");
        }
        TimeFactor factor = timeFactor.map(CertificationOptions::timeFactor).orElse(TimeFactor.ONE);
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
            worst = worse(worst, run(scenario, address, factor));
        }
        return worst.number();
    }

    private ExitStatus run(NamedScenario scenario, Optional<GuestAddress> address, TimeFactor factor) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (GuestUnderTest opened = address.isPresent()
                ? Guests.at(address.get(), restart, true, TimeFactor.ONE)
                : Guests.embedded(profile, state)) {
            out.println(
                    scenario.name() + ": " + Escaped.line(scenario.scenario().getTitle()));
            Replay replay = Replay.run(opened, address, scenario.scenario(), factor);
            ScenarioResult result = replay.result();
            result.transcript().forEach(exchange -> out.println(line(exchange)));
            out.println("  " + Escaped.line(text(result.ending())));
            replay.state()
                    .forEach(it -> out.println(
                            "  " + Escaped.line(it.what() + ": wanted " + it.wanted() + ", got " + it.got())));
            if (address.isPresent()) {
                replay.notes().forEach(note -> out.println("  note: " + Escaped.line(note)));
            }
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
