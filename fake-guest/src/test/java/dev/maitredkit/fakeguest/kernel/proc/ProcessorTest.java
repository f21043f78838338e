package dev.maitredkit.fakeguest.kernel.proc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.Limits;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ProcessorTest {
    private static final Instant START = Instant.parse("2018-07-02T10:00:00Z");

    private static Limits limits(int rate) {
        return Limits.DEFAULT.withProcessor(rate, 1000);
    }

    @Test
    void rest_fills_it_up_to_the_burst_and_no_further() {
        Processor empty = new Processor(0, START);
        assertThat(empty.at(START.plusMillis(2), limits(100)).balance()).isEqualTo(200);
        assertThat(empty.at(START.plusSeconds(9), limits(100)).balance()).isEqualTo(1000);
    }

    @Test
    void a_full_one_gains_nothing_for_the_time_that_it_was_full() {
        Processor full = new Processor(1000, START);
        Instant later = START.plusSeconds(60);
        Processor spent = full.at(later, limits(100)).spending(1000);
        assertThat(spent.at(later, limits(100)).balance()).isZero();
    }

    @Property(tries = 300)
    void what_is_promised_for_a_time_is_there_at_that_time(
            @ForAll @IntRange(min = 1, max = 3000) int rate,
            @ForAll @LongRange(min = -5000, max = 1000) long balance,
            @ForAll @LongRange(min = -1000, max = 0) long floor) {
        Processor processor = new Processor(balance, START);
        Instant promised = processor.above(floor, limits(rate));
        assertThat(processor.at(promised, limits(rate)).balance()).isGreaterThan(floor);
    }

    /** However often somebody looks. */
    @Property(tries = 300)
    void it_never_gives_more_than_its_rate(
            @ForAll @IntRange(min = 1, max = 3000) int rate,
            @ForAll @Size(max = 50) List<@LongRange(min = 0, max = 3_000_000) Long> looks) {
        Processor processor = new Processor(-1_000_000, START);
        Instant now = START;
        for (long nanos : looks) {
            now = now.plusNanos(nanos);
            processor = processor.at(now, limits(rate));
        }
        long most = java.time.Duration.between(START, now).toNanos() * rate / 1_000_000;
        assertThat(processor.balance() + 1_000_000).isBetween(most - 1, most);
    }
}
