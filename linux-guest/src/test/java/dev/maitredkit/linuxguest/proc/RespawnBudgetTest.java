package dev.maitredkit.linuxguest.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RespawnBudgetTest {
    private final RespawnBudget budget = new RespawnBudget();

    /** How many of a hundred starts at this period there are before one is refused. */
    private int starts(Duration period) {
        int starts = 0;
        while (starts < 100 && budget.take(starts * period.toNanos())) {
            starts++;
        }
        return starts;
    }

    @Test
    void ten_starts_at_once_are_all() {
        assertThat(starts(Duration.ZERO)).isEqualTo(10);
    }

    @Test
    void a_program_that_lives_for_2_8_s_is_started_ten_times() {
        assertThat(starts(Duration.ofMillis(2800))).isEqualTo(10);
    }

    @Test
    void a_program_that_lives_for_3_s_is_started_for_ever() {
        assertThat(starts(Duration.ofSeconds(3))).isEqualTo(100);
    }

    @Test
    void a_refused_start_does_not_count() {
        starts(Duration.ZERO);
        budget.take(Duration.ofSeconds(29).toNanos());
        assertThat(starts(Duration.ofSeconds(30).toNanos())).isEqualTo(10);
    }

    private int starts(long at) {
        int starts = 0;
        while (starts < 100 && budget.take(at)) {
            starts++;
        }
        return starts;
    }

    @Test
    void a_clock_may_begin_below_zero_and_pass_the_largest_number() {
        assertThat(starts(Long.MAX_VALUE - 5)).isEqualTo(10);
        assertThat(budget.take(Long.MIN_VALUE + 5)).isFalse();
        assertThat(budget.take(Long.MAX_VALUE - 5 + Duration.ofSeconds(30).toNanos()))
                .isTrue();
    }
}
