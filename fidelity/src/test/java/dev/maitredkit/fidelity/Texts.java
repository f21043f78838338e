package dev.maitredkit.fidelity;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The notation of the recorded texts. */
final class Texts {
    private static final Pattern REPEATED = Pattern.compile("\\{\\{(.+?)\\*(\\d+)}}");
    private static final String ANY = "{{any}}";

    private Texts() {}

    /** With {@code {{x*300}}} written out in all texts. */
    @SuppressWarnings("unchecked")
    static <M extends Message> M expanded(M message) {
        Message.Builder builder = message.toBuilder();
        for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
            Object value = field.getValue();
            builder.setField(
                    field.getKey(),
                    value instanceof List<?> list
                            ? list.stream().map(Texts::expandedValue).toList()
                            : expandedValue(value));
        }
        return (M) builder.build();
    }

    private static Object expandedValue(Object value) {
        if (value instanceof Message nested) {
            return expanded(nested);
        }
        return value instanceof String text ? expanded(text) : value;
    }

    static String expanded(String text) {
        if (!text.contains("{{")) {
            return text;
        }
        Matcher found = REPEATED.matcher(text);
        StringBuilder out = new StringBuilder();
        while (found.find()) {
            String long_ = found.group(1).repeat(Integer.parseInt(found.group(2)));
            found.appendReplacement(out, Matcher.quoteReplacement(long_));
        }
        return found.appendTail(out).toString();
    }

    /** Whether the text is as expected, {@code {{any}}} standing for anything within a line. */
    static boolean matches(String expected, String actual) {
        if (!expected.contains(ANY)) {
            return expected.equals(actual);
        }
        String regex = List.of(expected.split(Pattern.quote(ANY), -1)).stream()
                .map(Pattern::quote)
                .collect(Collectors.joining("[^\\n]*"));
        return Pattern.matches(regex, actual);
    }

    /** Without what white space does: runs are one space, and lines have none at their ends. */
    static String squeezed(String text) {
        return text.lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** In one line, and no longer than a reader wants it. */
    static String shown(String text) {
        String line = text.replace("\n", "\\n").replace("\t", "\\t");
        return line.length() <= 240 ? line : line.substring(0, 200) + "… (" + text.length() + ")";
    }
}
