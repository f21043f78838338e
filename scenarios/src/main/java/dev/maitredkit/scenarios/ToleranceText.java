package dev.maitredkit.scenarios;

import com.google.protobuf.TextFormat;
import dev.maitredkit.scenarios.data.Tolerances;
import java.nio.file.Path;

/** Reads files of tolerated differences; tolerance.proto says what is in them. */
public final class ToleranceText {
    private ToleranceText() {}

    /**
     * Reads a file in text format.
     *
     * @throws ScenarioException if it cannot be read, or is no such file; it names the first problem and its place
     */
    public static Tolerances load(Path file) throws ScenarioException {
        String text = FileText.read(file);
        Tolerances.Builder tolerances = Tolerances.newBuilder();
        try {
            TextFormat.Parser.newBuilder().build().merge(text, tolerances);
        } catch (TextFormat.ParseException failure) {
            throw new ScenarioException(ParseComplaints.of(file.toString(), text, failure));
        }
        return tolerances.build();
    }
}
