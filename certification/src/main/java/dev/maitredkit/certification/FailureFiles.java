package dev.maitredkit.certification;

import dev.maitredkit.reports.run.Failure;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The smallest scenario of each failure as a file beside the report, for {@code maitred-kit run}. */
public final class FailureFiles {
    /** Relative to the report's folder. */
    private static final String FOLDER = "failures";

    private FailureFiles() {}

    /** The record with the name of each failure's file, and the command that replays it. */
    static Run named(Run run, CertificationOptions options) {
        Run.Builder named = run.toBuilder();
        named.getResultsBuilderList().stream()
                .filter(result -> !result.getFailure().getScenario().isEmpty())
                .forEach(result -> {
                    String file = FOLDER + "/" + result.getRule() + ".textproto";
                    result.getFailureBuilder()
                            .setScenarioFile(file)
                            .setReplayCommand(
                                    options.replayCommand(options.report().resolve(file)));
                });
        return named.build();
    }

    /**
     * Writes the files that a record names, and removes those of an earlier run there.
     *
     * @param report the report's folder
     */
    public static void write(Run run, Path report) throws IOException {
        Path folder = report.resolve(FOLDER);
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> earlier = Files.newDirectoryStream(folder, "[A-Z]*-[0-9]*.textproto")) {
                for (Path file : earlier) {
                    Files.delete(file);
                }
            }
        }
        for (Result result : run.getResultsList()) {
            Failure failure = result.getFailure();
            if (!failure.getScenarioFile().isEmpty()) {
                Files.createDirectories(folder);
                Files.writeString(
                        report.resolve(failure.getScenarioFile()), failure.getScenario(), StandardCharsets.UTF_8);
            }
        }
    }
}
