package dev.maitredkit.conformance.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.maitredkit.proto.VmGuest;
import dev.maitredkit.reports.run.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The map has the sentences of the protocol's text, no more and no less: their digests are written down once more, in
 * sentences.sha256. Whoever has the text holds both against it by {@code -Drules.text=FILE}.
 */
class PinnedSentencesTest {
    private final List<Sentence> sentences = Sentences.load().all();

    @Test
    void the_map_has_just_the_sentences_that_are_pinned_in_their_order() throws IOException {
        assertThat(sentences.stream()
                        .map(it -> it.getSha256() + " " + it.getLine() + " " + it.getElement())
                        .toList())
                .as("sentences.textproto against sentences.sha256 (digest, line, element): the text of July 2018 does"
                        + " not change, and so neither does the list")
                .isEqualTo(pinned());
    }

    @Test
    void every_element_of_the_wire_contract_has_a_sentence() {
        assertThat(sentences.stream().map(Sentence::getElement)).containsAll(elements());
    }

    @Test
    void the_digests_are_those_of_the_text() throws IOException {
        String file = System.getProperty("rules.text", "");
        assumeTrue(!file.isEmpty(), "the kit does not have the protocol's text: -Drules.text=FILE");
        assertThat(ProtocolText.sentences(Files.readString(Path.of(file))).stream()
                        .map(it -> it.digest() + " " + it.line() + " " + it.element())
                        .toList())
                .isEqualTo(pinned());
    }

    private static List<String> pinned() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(PinnedSentencesTest.class.getResourceAsStream("sentences.sha256"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static List<String> elements() {
        FileDescriptor file = VmGuest.getDescriptor();
        List<String> names = new ArrayList<>();
        file.getMessageTypes().forEach(message -> names.addAll(elements(message)));
        file.getEnumTypes().forEach(type -> names.addAll(elements(type)));
        file.getServices().forEach(service -> {
            names.add(service.getFullName());
            service.getMethods().forEach(method -> names.add(method.getFullName()));
        });
        return names.stream()
                .map(name -> name.substring(file.getPackage().length() + 1))
                .toList();
    }

    private static List<String> elements(Descriptor message) {
        List<String> names = new ArrayList<>(List.of(message.getFullName()));
        message.getFields().forEach(field -> names.add(field.getFullName()));
        message.getEnumTypes().forEach(type -> names.addAll(elements(type)));
        return names;
    }

    /** The full name of a value is that of its enum's sibling. */
    private static List<String> elements(EnumDescriptor type) {
        List<String> names = new ArrayList<>(List.of(type.getFullName()));
        for (EnumValueDescriptor value : type.getValues()) {
            names.add(type.getFullName() + "." + value.getName());
        }
        return names;
    }
}
