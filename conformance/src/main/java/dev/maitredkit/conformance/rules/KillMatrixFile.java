package dev.maitredkit.conformance.rules;

import com.google.protobuf.TextFormat;
import dev.maitredkit.reports.run.KillMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What came of the wrong guests that the suite was held against: the file that the kit ships, for the record of each run.
 * The full build makes all of it anew and fails when the file says something else.
 */
public final class KillMatrixFile {
    /** Where it is among the resources. */
    public static final String NAME = "/dev/maitredkit/conformance/kill-matrix.textproto";

    private static final String HEAD = """
            # What the suite caught of each saboteur. Written by the full build with -Dkill.write=true; do not edit.
            # proto-message: maitredkit.run.v1.KillMatrix

            """;

    private KillMatrixFile() {}

    public static KillMatrix load() {
        try (InputStream file = Objects.requireNonNull(KillMatrixFile.class.getResourceAsStream(NAME))) {
            return TextFormat.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8), KillMatrix.class);
        } catch (IOException failure) {
            throw new IllegalStateException("the kill matrix cannot be read", failure);
        }
    }

    /** The file's text for a matrix. */
    public static String print(KillMatrix matrix) {
        return HEAD + TextFormat.printer().escapingNonAscii(false).printToString(matrix);
    }
}
