package dev.maitredkit.cli;

import dev.maitredkit.certification.Certification;
import dev.maitredkit.certification.CertificationOptions;
import dev.maitredkit.certification.FailureFiles;
import dev.maitredkit.conformance.session.Settings;
import dev.maitredkit.reports.EarlierRuns;
import dev.maitredkit.reports.RunFiles;
import dev.maitredkit.reports.Summaries;
import dev.maitredkit.reports.run.EarlierRun;
import dev.maitredkit.reports.run.Run;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the suite against a guest. */
@Command(
        name = "certify",
        description = "Runs the conformance suite against a guest and writes a report.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CertifyCommand implements Callable<Integer> {
    private static final Path REPORT = Path.of("maitred-report");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--guest",
            paramLabel = "ADDRESS",
            description = "vsock:CID:PORT, unix:PATH or HOST:PORT; without it, the embedded fake guest.")
    private Optional<String> guest = Optional.empty();

    @Option(
            names = "--rules",
            paramLabel = "GLOB",
            description = "Only these rules: 'LAUNCH-*', MOUNT-003, several with commas between.")
    private Optional<String> rules = Optional.empty();

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "Only rules of this level and above: MUST, SHOULD or MAY.")
    private Optional<String> level = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What generated scenarios are drawn from; the same seed repeats a run.")
    private Optional<String> seed = Optional.empty();

    @Option(
            names = "--tries",
            paramLabel = "N",
            description = "Scenarios for each property; " + Settings.DEFAULT_TRIES + " without it.")
    private Optional<String> tries = Optional.empty();

    @Option(
            names = "--allow",
            paramLabel = "LIST",
            description =
                    "What the run may do to a guest at an address: network, termina, shutdown, or destructive for all.")
    private Optional<String> allow = Optional.empty();

    @Option(names = "--restart", paramLabel = "COMMAND", description = "A shell command that boots the guest again.")
    private Optional<String> restart = Optional.empty();

    @Option(names = "--report", paramLabel = "DIR", description = "Where the report goes; maitred-report without it.")
    private Optional<String> report = Optional.empty();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "The profile of the embedded fake: spec (the default) or maitred-2018.")
    private Optional<String> profile = Optional.empty();

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "The initial state of the embedded fake; guest_state.proto describes it.")
    private Optional<String> state = Optional.empty();

    @Option(
            names = "--known",
            paramLabel = "FILE",
            description = "Failures that are known, each with a reason; docs/CERTIFYING.md explains the file.")
    private Optional<String> known = Optional.empty();

    @Option(
            names = "--lacks",
            paramLabel = "LIST",
            description = "What the guest does not have, so that rules about it do not apply: concurrent-launch.")
    private Optional<String> lacks = Optional.empty();

    @Option(
            names = "--time-factor",
            paramLabel = "F",
            description = "What the suite's time limits are multiplied with, for a slow guest; from 1.")
    private Optional<String> timeFactor = Optional.empty();

    @Option(
            names = "--keep",
            paramLabel = "WHEN",
            description = "on-failure: the directory of a failing scenario stays in the guest; never without it.")
    private Optional<String> keep = Optional.empty();

    @Mixin
    private HistoryOption history;

    @Mixin
    private CertificateOptions certificate;

    @Override
    public Integer call() throws Exception {
        List<EarlierRun> earlier = history.read();
        certificate.read();
        CertificationOptions options = CertificationOptions.read(
                new CertificationOptions.Texts(
                        guest,
                        rules,
                        level,
                        seed,
                        tries,
                        allow,
                        restart,
                        report,
                        profile,
                        state,
                        known,
                        lacks,
                        timeFactor,
                        keep),
                Path.of(""),
                REPORT);
        PrintWriter out = spec.commandLine().getOut();
        Run run = EarlierRuns.beside(Certification.run(options, TerminalProgress.on(out), Instant.now()), earlier);
        FailureFiles.write(run, options.report());
        RunFiles.write(run, options.report());
        Summaries.plain(run).forEach(out::println);
        run.getNotesList().forEach(note -> out.println("note: " + Escaped.line(note)));
        out.println("report: " + options.report().resolve(RunFiles.PAGE));
        out.flush();
        certificate.write(run, options.report(), out, spec.commandLine().getErr());
        return ExitStatus.of(run.getVerdict()).number();
    }
}
