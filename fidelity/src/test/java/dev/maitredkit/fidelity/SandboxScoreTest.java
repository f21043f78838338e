package dev.maitredkit.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SandboxScoreTest {
    private static final String RECORD = """
            linux\t6.18.1
            seed\t1
            scenarios\t7
            steps\t40
            agreed\t39
            check\t9 of 10
            configure_network\t10 of 10
            launch_process\t10 of 10
            mount\t10 of 10
            untolerated\t0
            tolerated\tIt is so.
            """;

    @Test
    void the_section_has_the_numbers_and_the_reasons() {
        assertThat(SandboxScore.parse(RECORD).section())
                .contains("Linux 6.18.1, seed 1: 39 of 40 steps in 7 scenarios agree (97.50 %), 0 differences")
                .contains("| configure network | 10 of 10 |")
                .contains("- It is so.");
    }

    @Test
    void a_record_that_lacks_a_number_is_no_record() {
        assertThatThrownBy(() ->
                        SandboxScore.parse(RECORD.replace("agreed", "aggreed")).section())
                .hasMessageContaining("no agreed");
    }
}
