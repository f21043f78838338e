package dev.maitredkit.conformance.run;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;

/** Puts the scenario's own directory in the place of {@code ${dir}}, in every string of a step. */
final class Substitution {
    static final String DIRECTORY = "${dir}";

    private Substitution() {}

    static boolean isNeeded(Message message) {
        return message.toByteString()
                .toString(java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains(DIRECTORY);
    }

    /** A text about the directory as it is for every run. */
    static String undo(String text, String directory) {
        return text.replace(directory, DIRECTORY);
    }

    @SuppressWarnings("unchecked")
    static <M extends Message> M apply(M message, String directory) {
        if (!isNeeded(message)) {
            return message;
        }
        Message.Builder builder = message.toBuilder();
        for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
            Object value = field.getValue();
            builder.setField(
                    field.getKey(),
                    value instanceof List<?> list
                            ? list.stream().map(item -> value(item, directory)).toList()
                            : value(value, directory));
        }
        return (M) builder.build();
    }

    private static Object value(Object value, String directory) {
        if (value instanceof Message nested) {
            return apply(nested, directory);
        }
        if (value instanceof ByteString bytes) {
            return bytes.isValidUtf8()
                    ? ByteString.copyFromUtf8(bytes.toStringUtf8().replace(DIRECTORY, directory))
                    : bytes;
        }
        return value instanceof String text ? text.replace(DIRECTORY, directory) : value;
    }
}
