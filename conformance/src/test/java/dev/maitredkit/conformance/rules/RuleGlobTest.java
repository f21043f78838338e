package dev.maitredkit.conformance.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RuleGlobTest {
    private final Catalogue catalogue = Catalogue.load();

    @Test
    void stars_question_marks_and_commas_choose_rules() {
        RuleGlob glob = RuleGlob.parse("mount-*, LAUNCH-00?", catalogue);
        assertThat(glob.matches("MOUNT-011")).isTrue();
        assertThat(glob.matches("LAUNCH-009")).isTrue();
        assertThat(glob.matches("LAUNCH-010")).isFalse();
        assertThat(glob.matches("WIRE-001")).isFalse();
    }

    @Test
    void a_glob_that_matches_nothing_is_an_error_that_names_it() {
        assertThatThrownBy(() -> RuleGlob.parse("LAUNCH-*,LUNCH-001", catalogue))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"LUNCH-001\"");
    }

    @Test
    void it_is_written_as_it_was_read() {
        assertThat(RuleGlob.parse("mount-*, LAUNCH-00?", catalogue)).hasToString("mount-*, LAUNCH-00?");
    }

    @Test
    void other_signs_stand_for_themselves() {
        assertThatThrownBy(() -> RuleGlob.parse("LAUNCH-.*[0-9]", catalogue))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
