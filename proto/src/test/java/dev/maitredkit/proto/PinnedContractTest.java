package dev.maitredkit.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every name, number and type of the wire contract is written down once more, in contract.txt. */
class PinnedContractTest {
    @Test
    void every_field_number_type_and_method_is_as_pinned() throws IOException {
        assertThat(String.join("\n", contract())).isEqualTo(pinned());
    }

    private static List<String> contract() {
        List<String> lines = new ArrayList<>();
        for (FileDescriptor file : List.of(Common.getDescriptor(), VmGuest.getDescriptor(), VmHost.getDescriptor())) {
            lines.add("file " + file.getName() + " package " + file.getPackage());
            file.getMessageTypes().forEach(message -> describe(message, lines));
            file.getEnumTypes().forEach(type -> describe(type, lines));
            file.getServices().forEach(service -> describe(service, lines));
        }
        return lines;
    }

    private static void describe(Descriptor message, List<String> lines) {
        lines.add("message " + message.getFullName());
        for (FieldDescriptor field : message.getFields()) {
            lines.add("  %d %s %s%s".formatted(field.getNumber(), type(field), field.getName(), presence(field)));
        }
        message.getEnumTypes().forEach(type -> describe(type, lines));
        message.getNestedTypes().forEach(nested -> describe(nested, lines));
    }

    private static void describe(EnumDescriptor type, List<String> lines) {
        lines.add("enum " + type.getFullName());
        type.getValues().forEach(value -> lines.add("  %d %s".formatted(value.getNumber(), value.getName())));
    }

    private static void describe(ServiceDescriptor service, List<String> lines) {
        lines.add("service " + service.getFullName());
        for (MethodDescriptor method : service.getMethods()) {
            lines.add("  %s(%s%s) -> %s%s"
                    .formatted(
                            method.getName(),
                            method.isClientStreaming() ? "stream " : "",
                            method.getInputType().getFullName(),
                            method.isServerStreaming() ? "stream " : "",
                            method.getOutputType().getFullName()));
        }
    }

    private static String type(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case MESSAGE -> field.getMessageType().getFullName();
            case ENUM -> field.getEnumType().getFullName();
            default -> field.getType().name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static String presence(FieldDescriptor field) {
        return field.isMapField() ? " map" : field.isRepeated() ? " repeated" : "";
    }

    private static String pinned() throws IOException {
        try (InputStream in = Objects.requireNonNull(PinnedContractTest.class.getResourceAsStream("contract.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
