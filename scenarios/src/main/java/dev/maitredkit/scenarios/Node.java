package dev.maitredkit.scenarios;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormatParseInfoTree;
import com.google.protobuf.TextFormatParseLocation;
import java.util.List;
import java.util.Optional;

/**
 * A message of the file together with the places of its fields.
 *
 * @param tree empty for a message that is not in the file
 * @param place where the message itself stands
 */
record Node(Optional<TextFormatParseInfoTree> tree, Place place) {
    static Node root(TextFormatParseInfoTree tree) {
        return new Node(Optional.of(tree), Place.START);
    }

    /** Where a field stands; the message's own place when it does not. */
    Place placeOf(Message message, int field) {
        return placeOf(message, field, 0);
    }

    /** Where a value of a field stands. A list in brackets has one place for all of its values. */
    Place placeOf(Message message, int field, int index) {
        List<TextFormatParseLocation> locations =
                tree.map(t -> t.getLocations(descriptor(message, field))).orElse(List.of());
        return locations.isEmpty() ? place : Place.of(locations.get(Math.min(index, locations.size() - 1)));
    }

    Node child(Message message, int field) {
        return child(message, field, 0);
    }

    Node child(Message message, int field, int index) {
        List<TextFormatParseInfoTree> trees =
                tree.map(t -> t.getNestedTrees(descriptor(message, field))).orElse(List.of());
        Optional<TextFormatParseInfoTree> nested =
                index < trees.size() ? Optional.of(trees.get(index)) : Optional.empty();
        return new Node(nested, placeOf(message, field, index));
    }

    private static FieldDescriptor descriptor(Message message, int field) {
        return message.getDescriptorForType().findFieldByNumber(field);
    }
}
