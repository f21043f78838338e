package dev.maitredkit.conformance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.conformance.rules.ProtocolText.Told;
import org.junit.jupiter.api.Test;

class ProtocolTextTest {
    private static final String TEXT = """
            blob: 0123 [file]
            // Whose it is.

            syntax = "proto3";
            // Of a kettle. kettle[0] is
            // the   lid (of x.y/z).
            message Kettle {
              enum Heat {
                // ~
                COLD = 0;
              }
              map<string, string>  cups = 1;
            }
            service Kitchen {
              // Boils.
              rpc Boil(Kettle) returns (Kettle);
            }
            """;

    @Test
    void each_sentence_of_a_comment_and_each_declaration_is_a_sentence_of_its_element() {
        assertThat(ProtocolText.sentences(TEXT))
                .containsExactly(
                        new Told("syntax", 2, "Whose it is."),
                        new Told("syntax", 3, "syntax = \"proto3\";"),
                        new Told("Kettle", 4, "Of a kettle."),
                        new Told("Kettle", 4, "kettle[0] is the lid (of x.y/z)."),
                        new Told("Kettle", 6, "message Kettle {"),
                        new Told("Kettle.Heat", 7, "enum Heat {"),
                        new Told("Kettle.Heat.COLD", 8, "~"),
                        new Told("Kettle.Heat.COLD", 9, "COLD = 0;"),
                        new Told("Kettle.cups", 11, "map<string, string> cups = 1;"),
                        new Told("Kitchen", 13, "service Kitchen {"),
                        new Told("Kitchen.Boil", 14, "Boils."),
                        new Told("Kitchen.Boil", 15, "rpc Boil(Kettle) returns (Kettle);"));
    }

    @Test
    void a_copy_without_the_page_s_first_line_counts_alike() {
        assertThat(ProtocolText.sentences(TEXT.substring(TEXT.indexOf('\n') + 1)))
                .isEqualTo(ProtocolText.sentences(TEXT));
    }

    @Test
    void a_digest_is_that_of_the_folded_text_in_utf_8() {
        assertThat(new Told("a", 1, "ツ").digest())
                .isEqualTo("3d21cd4a05abb31b3516dd3cfbb34ee526be05ed2184a4a71c96602b7626c636");
    }
}
