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

    /** The version of the record that is written, {@code Run.format}; older ones from 1 on are read too. */
    public static final int FORMAT = 1;

    static final int OLDEST_FORMAT = 1;

    /** The formats that are read, for a message. */
    static final String FORMATS =
            OLDEST_FORMAT == FORMAT ? "format " + FORMAT + " only" : "formats " + OLDEST_FORMAT + " to " + FORMAT;

    /** The record's file name. */
    public static final String RECORD = "run.json";

    /** The file name of the page for people. */
    public static final String PAGE = "report.html";

    /** The file name of the results for build servers. */
    public static final String JUNIT = "junit.xml";

    /** The file name of the summary in Markdown. */
    public static final String SUMMARY = "summary.md";

    /** The file name of the badge. */
    public static final String BADGE = "badge.svg";

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
        render(run, dir);
    }

    /**
     * Writes the renderings of a record alone, for one that was written before.
     *
     * @throws IOException when a file cannot be written
     */
    public static void render(Run run, Path dir) throws IOException {
        Files.createDirectories(dir);
        replace(dir.resolve(PAGE), HtmlReport.render(run));
        replace(dir.resolve(JUNIT), JunitXml.render(run));
        replace(dir.resolve(SUMMARY), MarkdownSummary.render(run));
        replace(dir.resolve(BADGE), Badge.render(run));
    }

    /**
     * Reads a record.
     *
     * @throws RunFormatException when the file is not a whole record in a format from 1 to {@link #FORMAT}
     * @throws IOException when the file cannot be read
     */
    public static Run read(Path file) throws IOException {
        try {
            return parse(Files.readAllBytes(file));
        } catch (RunFormatException e) {
            throw new RunFormatException(Visible.line(file + ": " + e.getMessage()));
        }
    }

    /**
     * Reads a record that is at hand already.
     *
     * @throws RunFormatException when the bytes are not a whole record in a format from 1 to {@link #FORMAT}
     */
    public static Run parse(byte[] record) throws RunFormatException {
        try {
            return RunJson.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(record))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new RunFormatException("not a record of a run: not UTF-8 text");
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
