package dev.maitredkit.cli;

import dev.maitredkit.certification.UsageException;
import dev.maitredkit.reports.EarlierRuns;
import dev.maitredkit.reports.RunFiles;
import dev.maitredkit.reports.RunFormatException;
import dev.maitredkit.reports.run.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Renders the record of an old run. */
@Command(
        name = "report",
        description = "Renders the record of an old run again: " + RunFiles.PAGE + ", " + RunFiles.JUNIT + ", "
                + RunFiles.SUMMARY + " and " + RunFiles.BADGE + ". The record itself stays as it is.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The record of the run, a run.json.")
    private Path record;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the files go; the record's folder without it.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private HistoryOption history;

    @Override
    public Integer call() throws IOException {
        Run run = EarlierRuns.beside(read(record), history.read());
        Path folder = out.orElseGet(() -> record.toAbsolutePath().getParent());
        RunFiles.render(run, folder);
        PrintWriter printer = spec.commandLine().getOut();
        printer.println(Escaped.line(run.getHeadline()));
        printer.println("report: " + folder.resolve(RunFiles.PAGE));
        printer.flush();
        return ExitStatus.OK.number();
    }

    /** A file that is no record is a mistake of the one who named it. */
    private static Run read(Path record) throws IOException {
        HistoryOption.require(record);
        if (Files.isDirectory(record)) {
            throw new UsageException(
                    record + " is a folder; the record of a run is a file, such as " + record.resolve(RunFiles.RECORD));
        }
        try {
            return RunFiles.read(record);
        } catch (RunFormatException wrong) {
            throw new UsageException(wrong.getMessage());
        }
    }
}
