package dev.maitredkit.fidelity;

import com.google.protobuf.TextFormat;
import dev.maitredkit.fidelity.data.Observations;
import dev.maitredkit.fidelity.data.Row;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The recorded observations. */
final class Records {
    private static final List<String> AREAS =
            List.of("network", "launch", "respawn", "mount", "termina", "shutdown", "host", "not-init", "protocol");
    private static final List<String> KINDS = List.of("mount", "net", "shell", "mixed");
    private static final int COLUMNS = 5;

    private Records() {}

    /** A step of a sequence: a request in text format, and what came back. */
    record SequenceStep(String method, String request, String code, String message, String response) {}

    /** Calls on one guest, in order. */
    record Sequence(String id, List<SequenceStep> steps) {}

    /** All rows by area. */
    static Map<String, List<Row>> rows() {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        for (String area : AREAS) {
            Observations.Builder read = Observations.newBuilder();
            try {
                TextFormat.merge(resource("rows/" + area + ".textproto"), read);
            } catch (TextFormat.ParseException broken) {
                throw new IllegalStateException("rows/" + area + ".textproto: " + broken.getMessage(), broken);
            }
            rows.put(area, read.getRowsList());
        }
        return rows;
    }

    static List<Sequence> sequences() {
        List<Sequence> sequences = new ArrayList<>();
        for (String kind : KINDS) {
            for (String line : resource("sequences/" + kind + ".tsv").split("\n")) {
                String[] columns = line.split("\t", -1);
                if (columns.length == COLUMNS) {
                    SequenceStep step = new SequenceStep(columns[0], columns[1], columns[2], columns[3], columns[4]);
                    sequences.get(sequences.size() - 1).steps().add(step);
                } else if (!line.startsWith("#")) {
                    sequences.add(new Sequence(line, new ArrayList<>()));
                }
            }
        }
        return sequences;
    }

    static String resource(String name) {
        try (InputStream in = Records.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
