package dev.maitredkit.scenarios;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.TextFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in a user's words what the parser of protobuf-java (4.36) complains about. */
final class ParseComplaints {
    private static final Pattern POSITION = Pattern.compile("^\\d+:\\d+: ");
    private static final Pattern UNKNOWN_FIELD = Pattern.compile("(\\d+):(\\d+):\t(.+)\\.(\\[.*]|[^.\\n]+)");
    private static final Pattern TWICE =
            Pattern.compile("Non-repeated field \"(?:.*\\.)?(\\w+)\" cannot be overwritten\\.");
    private static final Pattern TWO_OF_ONE = Pattern.compile(
            "Field \"(?:.*\\.)?(\\w+)\" is specified along with field \"(?:.*\\.)?(\\w+)\", another member of oneof \"(\\w+)\"\\.");
    private static final Pattern ENUM_VALUE =
            Pattern.compile("Enum type \"(.+)\" has no value (?:named|with number) \"?([^\".]+)\"?\\.");
    private static final Pattern FIELD_BEFORE = Pattern.compile("(\\w+)\\s*:?\\s*(?:\\[[^\\]]*)?$");
    private static final int CONTEXT = 2000;

    private ParseComplaints() {}

    static List<Problem> of(String file, String text, TextFormat.ParseException failure) {
        List<Problem> unknown = UNKNOWN_FIELD
                .matcher(failure.getMessage())
                .results()
                .map(m -> new Problem(
                        file,
                        Integer.parseInt(m.group(1)),
                        Integer.parseInt(m.group(2)),
                        unknownField(m.group(3), m.group(4))))
                .toList();
        return unknown.isEmpty() ? List.of(other(file, text, failure)) : unknown;
    }

    private static Problem other(String file, String text, TextFormat.ParseException failure) {
        Place place = new Place(Math.max(1, failure.getLine()), Math.max(1, failure.getColumn()));
        String message = POSITION.matcher(failure.getMessage()).replaceFirst("");
        Matcher twice = TWICE.matcher(message);
        if (twice.matches()) {
            String name = twice.group(1);
            return problem(
                    file, nameBefore(text, place, name), "\"" + name + "\" is given twice; it can be given once");
        }
        Matcher twoOfOne = TWO_OF_ONE.matcher(message);
        if (twoOfOne.matches()) {
            String name = twoOfOne.group(1);
            return problem(file, nameBefore(text, place, name), twoOfOne(name, twoOfOne.group(2), twoOfOne.group(3)));
        }
        Matcher enumValue = ENUM_VALUE.matcher(message);
        if (enumValue.matches()) {
            return problem(file, place, enumValue(enumValue.group(1), enumValue.group(2)));
        }
        return problem(file, place, SyntaxHint.of(message, fieldBefore(text, place)));
    }

    private static Problem problem(String file, Place place, String message) {
        return new Problem(file, place.line(), place.column(), message);
    }

    private static String unknownField(String message, String name) {
        List<String> known =
                Schema.findMessage(message).map(ParseComplaints::fieldNames).orElse(List.of());
        String simple = message.substring(message.lastIndexOf('.') + 1);
        return "there is no field \"" + name + "\" in " + simple + "; " + Nearest.question(name, known) + simple
                + " has " + (known.isEmpty() ? "no fields" : String.join(", ", known));
    }

    private static List<String> fieldNames(Descriptor message) {
        return message.getFields().stream().map(FieldDescriptor::getName).toList();
    }

    private static String twoOfOne(String name, String other, String choice) {
        return choice.equals("act")
                ? "the step has " + name + " beside " + other + "; a step does one thing, so make two steps of it"
                : "the " + choice + " has " + name + " beside " + other + "; give one of them";
    }

    private static String enumValue(String type, String value) {
        List<String> known = Schema.findEnum(type)
                .map(EnumDescriptor::getValues)
                .map(values -> values.stream()
                        .map(v -> v.getName())
                        .filter(v -> !v.endsWith("_UNSPECIFIED"))
                        .collect(Collectors.toList()))
                .orElse(List.of());
        return "there is no " + type.substring(type.lastIndexOf('.') + 1) + " " + value + "; "
                + Nearest.question(value, known) + "it can be " + String.join(", ", known);
    }

    /** The parser tells where the value stands, or the colon; a person looks for the name. */
    private static Place nameBefore(String text, Place place, String name) {
        int at = text.lastIndexOf(name, place.offsetIn(text));
        return at < 0 ? place : Place.after(text.substring(0, at));
    }

    private static String fieldBefore(String text, Place place) {
        int end = place.offsetIn(text);
        Matcher field = FIELD_BEFORE.matcher(text.substring(Math.max(0, end - CONTEXT), end));
        return field.find() ? field.group(1) : "";
    }
}
