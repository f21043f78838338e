package dev.maitredkit.reports;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.maitredkit.reports.run.Run;
import dev.maitredkit.reports.run.RunHeader;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The text of run.json: protobuf's JSON mapping, every field written, fields in the order of the schema. */
final class RunJson {

    private RunJson() {}

    static String print(Run run) {
        try {
            return Visible.escapedJson(JsonFormat.printer()
                            .alwaysPrintFieldsWithNoPresence()
                            .print(run))
                    + "\n";
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("a field of the run has no JSON form: " + e.getMessage(), e);
        }
    }

    static Run parse(String text) throws RunFormatException {
        if (text.isBlank()) {
            throw new RunFormatException("not a record of a run: the file is empty");
        }
        requireOneDocument(text);
        requireKnownFormat(text);
        Run.Builder run = Run.newBuilder();
        try {
            JsonFormat.parser().merge(text, run);
        } catch (InvalidProtocolBufferException e) {
            throw new RunFormatException("not a sound record of a run: " + e.getMessage());
        }
        Optional<String> fault = RunCheck.findFault(run.build());
        if (fault.isPresent()) {
            throw new RunFormatException("not a sound record of a run: " + fault.get());
        }
        return run.build();
    }

    /** JsonFormat reads leniently, and stops at the end of the first value; a record is one value, strictly. */
    private static void requireOneDocument(String text) throws RunFormatException {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            reader.skipValue();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new RunFormatException("not a record of a run: there is more after its end");
            }
        } catch (EOFException | MalformedJsonException e) {
            throw new RunFormatException(
                    "not a whole record of a run: cut short, damaged, or no JSON (" + firstLine(e) + ")");
        } catch (RunFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
    }

    /** Gson's second line links to its own troubleshooting guide. */
    private static String firstLine(IOException e) {
        return e.getMessage().lines().findFirst().orElse("malformed");
    }

    /** A later format may have fields of any kind, so that its number is all that is read of it. */
    private static void requireKnownFormat(String text) throws RunFormatException {
        RunHeader.Builder header = RunHeader.newBuilder();
        try {
            JsonFormat.parser().ignoringUnknownFields().merge(text, header);
        } catch (InvalidProtocolBufferException e) {
            throw new RunFormatException("not a record of a run: " + e.getMessage());
        }
        if (header.getFormat() == 0) {
            throw new RunFormatException("not a record of a run: it has no format number");
        }
        if (header.getFormat() < RunFiles.OLDEST_FORMAT || header.getFormat() > RunFiles.FORMAT) {
            throw new RunFormatException(
                    "a record in format " + header.getFormat() + "; this kit reads " + RunFiles.FORMATS);
        }
    }
}
