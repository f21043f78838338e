package dev.maitredkit.fakeguest.state;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormatParseInfoTree;
import com.google.protobuf.TextFormatParseLocation;
import java.util.List;
import java.util.Optional;

/**
 * Where the fields of a message stand.
 *
 * @param tree empty for a message that is not in the text
 * @param own where the message itself stands
 */
record PlaceTree(Optional<TextFormatParseInfoTree> tree, Place own) {
    /** Where a value of a field stands; the message's own place when it does not. */
    Place placeOf(Message message, int field, int index) {
        List<TextFormatParseLocation> found =
                tree.map(it -> it.getLocations(descriptor(message, field))).orElse(List.of());
        // A list in brackets has one place for all its values.
        return found.isEmpty() ? own : Place.of(found.get(Math.min(index, found.size() - 1)));
    }

    Place placeOf(Message message, int field) {
        return placeOf(message, field, 0);
    }

    PlaceTree child(Message message, int field, int index) {
        List<TextFormatParseInfoTree> trees =
                tree.map(it -> it.getNestedTrees(descriptor(message, field))).orElse(List.of());
        Optional<TextFormatParseInfoTree> nested =
                index < trees.size() ? Optional.of(trees.get(index)) : Optional.empty();
        return new PlaceTree(nested, placeOf(message, field, index));
    }

    private static FieldDescriptor descriptor(Message message, int field) {
        return message.getDescriptorForType().findFieldByNumber(field);
    }
}
