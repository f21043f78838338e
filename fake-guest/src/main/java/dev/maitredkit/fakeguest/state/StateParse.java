package dev.maitredkit.fakeguest.state;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.TextFormat;
import com.google.protobuf.TextFormat.Parser.SingularOverwritePolicy;
import com.google.protobuf.TextFormatParseInfoTree;
import dev.maitredkit.fakeguest.state.data.GuestState;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** From text to message: syntax, names and types. What the values mean is the business of {@link StateCheck}. */
final class StateParse {
    private static final Pattern UNKNOWN_FIELD = Pattern.compile("(\\d+):(\\d+):\t(.+)\\.(\\[.*]|[^.\\n]+)");
    private static final Pattern POSITION = Pattern.compile("^\\d+:\\d+: ");

    /** A state and where its parts stand. */
    record Parsed(GuestState state, PlaceTree places) {}

    private StateParse() {}

    static Parsed parse(String fileName, String text) throws StateException {
        TextFormatParseInfoTree.Builder places = TextFormatParseInfoTree.builder();
        GuestState.Builder state = GuestState.newBuilder();
        try {
            TextFormat.Parser.newBuilder()
                    .setSingularOverwritePolicy(SingularOverwritePolicy.FORBID_SINGULAR_OVERWRITES)
                    .setParseInfoTreeBuilder(places)
                    .build()
                    .merge(text, state);
        } catch (TextFormat.ParseException failure) {
            throw new StateException(problems(fileName, failure));
        }
        return new Parsed(state.build(), new PlaceTree(Optional.of(places.build()), Place.START));
    }

    /** In words of ours where protobuf-java (4.36) speaks of its own. */
    private static List<StateProblem> problems(String file, TextFormat.ParseException failure) {
        List<StateProblem> unknown = UNKNOWN_FIELD
                .matcher(failure.getMessage())
                .results()
                .map(m -> new StateProblem(
                        file,
                        Integer.parseInt(m.group(1)),
                        Integer.parseInt(m.group(2)),
                        unknownField(m.group(3), m.group(4))))
                .toList();
        Matcher position = POSITION.matcher(failure.getMessage());
        return unknown.isEmpty()
                ? List.of(new StateProblem(
                        file,
                        Math.max(1, failure.getLine()),
                        Math.max(1, failure.getColumn()),
                        position.replaceFirst("")))
                : unknown;
    }

    private static String unknownField(String message, String field) {
        String known = findMessage(GuestState.getDescriptor(), message, new HashSet<>())
                .map(it -> it.getFields().stream().map(FieldDescriptor::getName).collect(Collectors.joining(", ")))
                .orElse("other fields");
        String simple = message.substring(message.lastIndexOf('.') + 1);
        return "there is no field \"" + field + "\" in " + simple + "; " + simple + " has " + known;
    }

    private static Optional<Descriptor> findMessage(Descriptor from, String name, Set<Descriptor> seen) {
        if (from.getFullName().equals(name)) {
            return Optional.of(from);
        }
        if (!seen.add(from)) {
            return Optional.empty();
        }
        return from.getFields().stream()
                .filter(it -> it.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
                .flatMap(it -> findMessage(it.getMessageType(), name, seen).stream())
                .findFirst();
    }
}
