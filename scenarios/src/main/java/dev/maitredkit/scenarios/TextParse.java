package dev.maitredkit.scenarios;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import com.google.protobuf.TextFormat.Parser.SingularOverwritePolicy;
import com.google.protobuf.TextFormatParseInfoTree;
import dev.maitredkit.scenarios.data.Scenario;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From text to message: syntax, names and types. What the values mean is the business of {@link ScenarioCheck}. */
final class TextParse {
    /** What protobuf-java puts, silently, in the place of bytes of a string that are not UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    /** A message and where its parts stand. */
    record Parsed(Scenario scenario, Node places) {}

    private TextParse() {}

    static Parsed parse(String fileName, String text) throws ScenarioException {
        TextFormatParseInfoTree.Builder places = TextFormatParseInfoTree.builder();
        Scenario.Builder scenario = Scenario.newBuilder();
        try {
            TextFormat.Parser.newBuilder()
                    .setSingularOverwritePolicy(SingularOverwritePolicy.FORBID_SINGULAR_OVERWRITES)
                    .setParseInfoTreeBuilder(places)
                    .build()
                    .merge(text, scenario);
        } catch (TextFormat.ParseException failure) {
            throw new ScenarioException(ParseComplaints.of(fileName, text, failure));
        }
        Parsed parsed = new Parsed(scenario.build(), Node.root(places.build()));
        if (text.indexOf(REPLACEMENT) < 0) {
            refuseLostBytes(fileName, parsed);
        }
        return parsed;
    }

    private static void refuseLostBytes(String fileName, Parsed parsed) throws ScenarioException {
        Optional<Place> lost = findReplacement(parsed.scenario(), parsed.places());
        if (lost.isPresent()) {
            throw new ScenarioException(
                    List.of(
                            new Problem(
                                    fileName,
                                    lost.get().line(),
                                    lost.get().column(),
                                    "escapes in this text make bytes that are not UTF-8; raw_call can send such bytes, a text cannot")));
        }
    }

    private static Optional<Place> findReplacement(Message message, Node node) {
        for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
            int number = field.getKey().getNumber();
            List<?> values = field.getValue() instanceof List<?> list ? list : List.of(field.getValue());
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                Optional<Place> found = value instanceof Message nested
                        ? findReplacement(nested, node.child(message, number, i))
                        : Optional.of(node.placeOf(message, number, i))
                                .filter(place -> value instanceof String text && text.indexOf(REPLACEMENT) >= 0);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
