package dev.maitredkit.scenarios;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.Type;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lays out the fields of a message: what fits stands on one line, several values of a field stand in brackets, and the
 * rest is spread over lines.
 */
final class Layout {
    private static final int WIDTH = 100;
    private static final String INDENT = "  ";

    private final StringBuilder out;

    Layout(StringBuilder out) {
        this.out = out;
    }

    /** One line or more for each field. */
    void fields(Message message, String indent) {
        message.getAllFields().forEach((field, value) -> {
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                messages(field, value).forEach(nested -> message(field, nested, indent));
            } else {
                scalars(field, values(value), indent);
            }
        });
    }

    private void message(FieldDescriptor field, Message message, String indent) {
        String line = indent + field.getName() + " " + onOneLine(message);
        if (fits(line) && !hasSeveralLines(message)) {
            out.append(line).append('\n');
        } else {
            out.append(indent).append(field.getName()).append(" {\n");
            fields(message, indent + INDENT);
            out.append(indent).append("}\n");
        }
    }

    private void scalars(FieldDescriptor field, List<?> values, String indent) {
        String line = indent + scalarsOnOneLine(field, values);
        if (fits(line) && values.stream().noneMatch(Layout::hasSeveralLines)) {
            out.append(line).append('\n');
        } else if (values.size() == 1) {
            out.append(indent).append(field.getName()).append(":\n");
            pieces(field, values.get(0), indent + INDENT);
            out.append('\n');
        } else {
            out.append(indent).append(field.getName()).append(": [\n");
            list(field, values, indent + INDENT);
            out.append(indent).append("]\n");
        }
    }

    /** Short values share a line; one that is long or has several lines stands by itself. */
    private void list(FieldDescriptor field, List<?> values, String indent) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            String comma = i + 1 < values.size() ? "," : "";
            String value = scalar(field, values.get(i)) + comma;
            boolean isShort = fits(indent + value) && !hasSeveralLines(values.get(i));
            if (line.length() > 0 && !(isShort && fits(indent + line + " " + value))) {
                out.append(indent).append(line).append('\n');
                line.setLength(0);
            }
            if (isShort) {
                line.append(line.length() == 0 ? "" : " ").append(value);
            } else {
                pieces(field, values.get(i), indent);
                out.append(comma).append('\n');
            }
        }
        if (line.length() > 0) {
            out.append(indent).append(line).append('\n');
        }
    }

    /** A value, in several literals one below the other where it is long; text format joins them. */
    private void pieces(FieldDescriptor field, Object value, String indent) {
        List<String> literals = value instanceof String text
                ? Literal.pieces(text, WIDTH - indent.length() - 1)
                : List.of(scalar(field, value));
        out.append(literals.stream().map(literal -> indent + literal).collect(Collectors.joining("\n")));
    }

    private static String onOneLine(Message message) {
        String fields = message.getAllFields().entrySet().stream()
                .map(entry -> fieldOnOneLine(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" "));
        return fields.isEmpty() ? "{}" : "{ " + fields + " }";
    }

    private static String fieldOnOneLine(FieldDescriptor field, Object value) {
        if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            return messages(field, value).stream()
                    .map(message -> field.getName() + " " + onOneLine(message))
                    .collect(Collectors.joining(" "));
        }
        return scalarsOnOneLine(field, values(value));
    }

    private static String scalarsOnOneLine(FieldDescriptor field, List<?> values) {
        String list = values.stream().map(value -> scalar(field, value)).collect(Collectors.joining(", "));
        return field.getName() + ": " + (values.size() == 1 ? list : "[" + list + "]");
    }

    private static String scalar(FieldDescriptor field, Object value) {
        if (value instanceof String text) {
            return Literal.of(text);
        }
        if (value instanceof ByteString bytes) {
            return Literal.of(bytes);
        }
        if (value instanceof EnumValueDescriptor name) {
            return name.getName();
        }
        boolean isUnsigned = field.getType() == Type.UINT32 || field.getType() == Type.FIXED32;
        if (isUnsigned) {
            return Integer.toUnsignedString((Integer) value);
        }
        return field.getType() == Type.UINT64 ? Long.toUnsignedString((Long) value) : value.toString();
    }

    private static List<Message> messages(FieldDescriptor field, Object value) {
        List<Message> messages = values(value).stream().map(Message.class::cast).toList();
        return field.isMapField()
                ? messages.stream().sorted(Comparator.comparing(Layout::key)).toList()
                : messages;
    }

    /** The entries of a map come in any order; the maps of a scenario have strings as keys. */
    private static String key(Message entry) {
        return (String) ((MapEntry<?, ?>) entry).getKey();
    }

    private static List<?> values(Object value) {
        return value instanceof List<?> list ? list : List.of(value);
    }

    private static boolean hasSeveralLines(Object value) {
        if (value instanceof Message message) {
            return message.getAllFields().entrySet().stream()
                    .map(Map.Entry::getValue)
                    .flatMap(nested -> values(nested).stream())
                    .anyMatch(Layout::hasSeveralLines);
        }
        return value instanceof String text && Literal.hasSeveralLines(text);
    }

    private static boolean fits(String line) {
        return line.length() <= WIDTH;
    }
}
