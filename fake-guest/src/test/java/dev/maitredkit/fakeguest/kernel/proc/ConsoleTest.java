package dev.maitredkit.fakeguest.kernel.proc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ConsoleTest {
    @Test
    void text_is_kept_in_order() {
        Console console = Console.EMPTY.plus("a", 100).plus("", 100).plus("b\n", 100);
        assertThat(console.text()).isEqualTo("ab\n");
        assertThat(console.pieces()).hasSize(1);
    }

    @Test
    void the_oldest_goes_when_there_is_too_much() {
        Console console = Console.EMPTY;
        for (int i = 0; i < 100; i++) {
            console = console.plus("x".repeat(4095) + i % 10, 40_960);
        }
        assertThat(console.size()).isLessThanOrEqualTo(40_960);
        assertThat(console.written()).isEqualTo(409_600);
        assertThat(console.text()).endsWith("x9");
    }
}
