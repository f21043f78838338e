package dev.maitredkit.conformance.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maitredkit.reports.run.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final Rule FIRST = Rule.newBuilder().setId("A-001").build();
    private static final Rule SECOND =
            Rule.newBuilder().setId("A-002").addBuildsOn("A-001").build();

    @Test
    void rules_stay_in_their_order_and_are_found_by_id() {
        Catalogue catalogue = Catalogue.of(List.of(FIRST, SECOND));
        assertThat(catalogue.rules()).containsExactly(FIRST, SECOND);
        assertThat(catalogue.require("A-002")).isEqualTo(SECOND);
        assertThat(catalogue.find("A-003")).isEmpty();
        assertThatThrownBy(() -> catalogue.require("A-003"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A-003");
    }

    @Test
    void a_rule_comes_after_those_that_it_builds_on() {
        assertThatThrownBy(() -> Catalogue.of(List.of(SECOND, FIRST))).hasMessage("catalogue: A-002 builds on A-001");
    }

    @Test
    void an_id_is_there_once() {
        assertThatThrownBy(() -> Catalogue.of(List.of(FIRST, FIRST))).hasMessage("catalogue: A-001 is there twice");
    }
}
