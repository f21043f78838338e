package dev.maitredkit.cli;

import dev.maitredkit.certification.UsageException;
import dev.maitredkit.reports.EarlierRuns;
import dev.maitredkit.reports.RunFormatException;
import dev.maitredkit.reports.run.EarlierRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Earlier runs that a report compares with. */
final class HistoryOption {

    @Option(
            names = "--history",
            arity = "1..*",
            paramLabel = "DIR_OR_FILE",
            description =
                    "Records of earlier runs to compare with: each a run.json, or a folder with such files in it or"
                            + " in the folders directly below it.")
    private List<Path> history = new ArrayList<>();

    /**
     * Reads them.
     *
     * @throws UsageException when one is not there, or is no record
     */
    List<EarlierRun> read() throws IOException {
        history.forEach(HistoryOption::require);
        try {
            return EarlierRuns.read(history);
        } catch (RunFormatException wrong) {
            throw new UsageException(wrong.getMessage());
        }
    }

    /** That there is something at a path that the user named. */
    static void require(Path path) {
        if (!Files.exists(path)) {
            throw new UsageException("there is no file or folder " + path);
        }
    }
}
