package dev.maitredkit.reports;

import dev.maitredkit.reports.run.Run;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** The files of a run: the record {@code run.json} and what is rendered from it. */
public final class RunFiles {

    /** The version of the record that is written and read, {@code Run.format}. */
    public static final int FORMAT = 1;

    /** The record's file name. */
    public static final String RECORD = "run.json";

    /** The file name of the page for people. */
    public static final String PAGE = "report.html";

    /** The file name of the results for build servers. */
    public static final String JUNIT = "junit.xml";

    private RunFiles() {}

    /**
     * Writes the record and its renderings into a folder, which is made when it is missing. Each file appears whole or
     * not at all; files of an earlier run are replaced.
     *
     * @throws IllegalArgumentException when the run contradicts itself, such as a result without a rule
     * @throws IOException when a file cannot be written
     */
    public static void write(Run run, Path dir) throws IOException {
        RunCheck.findFault(run).ifPresent(fault -> {
            throw new IllegalArgumentException("not a record of a run: " + fault);
        });
        Files.createDirectories(dir);
        replace(dir.resolve(RECORD), RunJson.print(run));
        replace(dir.resolve(PAGE), HtmlReport.render(run));
        replace(dir.resolve(JUNIT), JunitXml.render(run));
    }

    /**
     * Reads a record.
     *
     * @throws RunFormatException when the file is not a whole record in format {@link #FORMAT}
     * @throws IOException when the file cannot be read
     */
    public static Run read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return RunJson.parse(text);
        } catch (CharacterCodingException e) {
            throw new RunFormatException(file + ": not a record of a run: not UTF-8 text");
        } catch (RunFormatException e) {
            throw new RunFormatException(Visible.line(file + ": " + e.getMessage()));
        }
    }

    private static void replace(Path file, String text) throws IOException {
        // Not a temporary file of the JDK's: those can be read by their owner only.
        Path part = file.resolveSibling("." + file.getFileName() + "-" + UUID.randomUUID() + ".part");
        try {
            Files.writeString(part, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
