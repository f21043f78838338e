package dev.maitredkit.scenarios;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.GenericDescriptor;
import dev.maitredkit.scenarios.data.Scenario;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The messages and enums that a scenario is made of, by their whole names. */
final class Schema {
    private static final Map<String, GenericDescriptor> TYPES = new HashMap<>();

    static {
        add(Scenario.getDescriptor());
    }

    private Schema() {}

    static Optional<Descriptor> findMessage(String fullName) {
        return Optional.ofNullable(TYPES.get(fullName))
                .filter(Descriptor.class::isInstance)
                .map(Descriptor.class::cast);
    }

    static Optional<EnumDescriptor> findEnum(String fullName) {
        return Optional.ofNullable(TYPES.get(fullName))
                .filter(EnumDescriptor.class::isInstance)
                .map(EnumDescriptor.class::cast);
    }

    private static void add(Descriptor message) {
        if (TYPES.put(message.getFullName(), message) != null) {
            return;
        }
        for (FieldDescriptor field : message.getFields()) {
            if (field.getJavaType() == JavaType.MESSAGE) {
                add(field.getMessageType());
            } else if (field.getJavaType() == JavaType.ENUM) {
                TYPES.put(field.getEnumType().getFullName(), field.getEnumType());
            }
        }
    }
}
