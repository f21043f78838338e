package dev.maitredkit.conformance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.reports.run.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Sentence GOOD = Sentence.newBuilder()
            .setElement("A.b")
            .setLine(7)
            .setSha256("0".repeat(64))
            .setParaphrase("It counts.")
            .addRules(CATALOGUE.rules().get(0).getId())
            .build();

    @Test
    void the_map_that_is_shipped_has_nothing_wrong() {
        Sentences shipped = Sentences.load();
        assertThat(shipped.all()).isNotEmpty();
        assertThat(shipped.problems(CATALOGUE)).isEmpty();
    }

    @Test
    void a_sentence_has_a_rule_or_a_reason_and_not_both() {
        assertThat(problems(it -> it.clearRules().clearWhyNone()))
                .singleElement()
                .asString()
                .contains("\"It counts.\" (A.b, line 7)", "neither a rule nor a reason", "why_none");
        assertThat(problems(it -> it.clearRules().setWhyNone(" "))).hasSize(1);
        assertThat(problems(it -> it.clearRules().setWhyNone("It is a name."))).isEmpty();
        assertThat(problems(it -> it.setWhyNone("It is a name.")))
                .singleElement()
                .asString()
                .contains("take it out");
    }

    @Test
    void a_rule_that_a_sentence_names_is_in_the_catalogue_and_named_once() {
        assertThat(problems(it -> it.addRules("LAUNCH-999")))
                .singleElement()
                .asString()
                .contains("LAUNCH-999", "not in catalogue.textproto");
        assertThat(problems(it -> it.addRules("LAUNCH-005").addRules("LAUNCH-005")))
                .singleElement()
                .asString()
                .contains("twice");
    }

    @Test
    void a_sentence_has_its_element_its_paraphrase_and_a_digest() {
        assertThat(problems(it -> it.setElement(" ")))
                .singleElement()
                .asString()
                .contains("element");
        assertThat(problems(it -> it.setParaphrase("")))
                .singleElement()
                .asString()
                .contains("paraphrase");
        assertThat(problems(it -> it.setSha256("ABC")))
                .singleElement()
                .asString()
                .contains("sha256");
    }

    @Test
    void sentences_stand_in_the_order_of_the_text() {
        assertThat(problems(it -> it.setLine(1_000_000))).isEmpty();
        assertThat(problems(it -> it.setLine(6)))
                .as("the sentence before it is of line 7")
                .singleElement()
                .asString()
                .contains("after a sentence of line 7");
    }

    @Test
    void a_rule_that_rests_on_the_protocol_is_named_by_a_sentence() {
        Rule rule = CATALOGUE.rules().stream()
                .filter(it -> it.getBasis() == Rule.Basis.PROTOCOL)
                .findFirst()
                .orElseThrow();
        List<Sentence> without = held();
        without.removeIf(it -> it.getRulesList().contains(rule.getId()));
        assertThat(Sentences.of(without).problems(CATALOGUE))
                .singleElement()
                .asString()
                .contains("no sentence names " + rule.getId(), rule.getSource(), "rules: \"" + rule.getId() + "\"");
    }

    @Test
    void other_rules_need_no_sentence() {
        List<Sentence> fromTheText = held();
        fromTheText.removeIf(it -> CATALOGUE.require(it.getRules(0)).getBasis() != Rule.Basis.PROTOCOL);
        assertThat(Sentences.of(fromTheText).problems(CATALOGUE)).isEmpty();
    }

    /** What is found in a map with one more sentence, made wrong. */
    private static List<String> problems(UnaryOperator<Sentence.Builder> wrong) {
        List<Sentence> sentences = held();
        sentences.add(wrong.apply(GOOD.toBuilder()).build());
        return Sentences.of(sentences).problems(CATALOGUE);
    }

    /** A map with nothing wrong: a sentence for each rule. */
    private static List<Sentence> held() {
        return CATALOGUE.rules().stream()
                .map(rule -> GOOD.toBuilder().setRules(0, rule.getId()).build())
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
