package dev.maitredkit.conformance.session;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.TextFormat;
import com.google.protobuf.TextFormat.Parser.SingularOverwritePolicy;
import com.google.protobuf.TextFormatParseInfoTree;
import com.google.protobuf.TextFormatParseLocation;
import dev.maitredkit.conformance.rules.Catalogue;
import dev.maitredkit.reports.known.Known;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a file of known failures (known.proto, in protobuf's text format), strictly. */
public final class KnownFailuresFile {
    private static final long MOST_BYTES = 1 << 20;
    private static final String FORM = "known { rule: \"LAUNCH-003\" message: \"got OK\" reason: \"issue 17\" }";

    private final String name;
    private final TextFormatParseInfoTree places;
    private final List<String> complaints = new ArrayList<>();

    private KnownFailuresFile(String name, TextFormatParseInfoTree places) {
        this.name = name;
        this.places = places;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException when it cannot be read or is not right; the message has a line for each mistake, with its
     *     place and what would be right
     */
    public static KnownFailures load(Path file, Catalogue catalogue) {
        return parse(file.toString(), read(file), catalogue);
    }

    /**
     * Reads a text.
     *
     * @param name of the file, for messages
     * @throws IllegalArgumentException as {@link #load}
     */
    public static KnownFailures parse(String name, String text, Catalogue catalogue) {
        TextFormatParseInfoTree.Builder places = TextFormatParseInfoTree.builder();
        dev.maitredkit.reports.known.KnownFailures.Builder known =
                dev.maitredkit.reports.known.KnownFailures.newBuilder();
        try {
            TextFormat.Parser.newBuilder()
                    .setSingularOverwritePolicy(SingularOverwritePolicy.FORBID_SINGULAR_OVERWRITES)
                    .setParseInfoTreeBuilder(places)
                    .build()
                    .merge(text, known);
        } catch (TextFormat.ParseException wrong) {
            throw new IllegalArgumentException(name + ":" + wrong.getMessage() + "; an entry is " + FORM);
        }
        KnownFailuresFile file = new KnownFailuresFile(name, places.build());
        file.check(known.getKnownList(), catalogue);
        if (!file.complaints.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", file.complaints));
        }
        return new KnownFailures(name, known.getKnownList());
    }

    private void check(List<Known> known, Catalogue catalogue) {
        if (known.isEmpty()) {
            complaints.add(name + ": there is no known failure in it; leave the option out, or write " + FORM);
        }
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < known.size(); i++) {
            Known entry = known.get(i);
            if (catalogue.find(entry.getRule()).isEmpty()) {
                complain(
                        i,
                        Known.RULE_FIELD_NUMBER,
                        entry.getRule().isEmpty()
                                ? "rule is missing; it is an id such as LAUNCH-003"
                                : "there is no rule \"" + entry.getRule() + "\"; ids look like LAUNCH-003");
            } else if (first.putIfAbsent(entry.getRule(), i + 1) != null) {
                complain(
                        i,
                        Known.RULE_FIELD_NUMBER,
                        entry.getRule() + " has an entry already (number " + first.get(entry.getRule())
                                + "); a rule has one, and its message may be \"one|another\"");
            }
            checkMessage(i, entry.getMessage());
            if (entry.getReason().isBlank()) {
                complain(i, Known.REASON_FIELD_NUMBER, "reason is missing; say why the failure is put up with");
            }
        }
    }

    private void checkMessage(int entry, String message) {
        if (message.isBlank()) {
            complain(
                    entry,
                    Known.MESSAGE_FIELD_NUMBER,
                    "message is missing; it is a regular expression for what the failure says, such as \"got OK\"");
            return;
        }
        try {
            Pattern.compile(message);
        } catch (PatternSyntaxException wrong) {
            complain(
                    entry,
                    Known.MESSAGE_FIELD_NUMBER,
                    "message: \"" + message + "\" is no regular expression: " + wrong.getDescription()
                            + " at character " + (wrong.getIndex() + 1));
        }
    }

    /** At the field, or at its entry where the field is not there. */
    private void complain(int entry, int field, String what) {
        FieldDescriptor list = dev.maitredkit.reports.known.KnownFailures.getDescriptor()
                .findFieldByNumber(dev.maitredkit.reports.known.KnownFailures.KNOWN_FIELD_NUMBER);
        TextFormatParseLocation place =
                places
                        .getNestedTree(list, entry)
                        .getLocations(Known.getDescriptor().findFieldByNumber(field))
                        .stream()
                        .findFirst()
                        .orElseGet(() -> places.getLocation(list, entry));
        complaints.add(name + ":" + (place.getLine() + 1) + ":" + (place.getColumn() + 1) + ": " + what);
    }

    private static String read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new IllegalArgumentException(file + ": this is a directory; name a file in it");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException(file + ": the file is too large; it may have up to 1 MiB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException(file + ": there is no such file");
        } catch (CharacterCodingException notText) {
            throw new IllegalArgumentException(file + ": this is not UTF-8; save the file as UTF-8");
        } catch (IOException failure) {
            throw new IllegalArgumentException(file + ": the file cannot be read: " + failure.getMessage());
        }
    }
}
