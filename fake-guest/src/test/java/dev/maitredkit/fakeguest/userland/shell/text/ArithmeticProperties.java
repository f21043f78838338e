package dev.maitredkit.fakeguest.userland.shell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

final class ArithmeticProperties {
    private static long value(String expression) {
        Arithmetic.Outcome outcome = Arithmetic.evaluate(expression, name -> Optional.empty());
        assertThat(outcome.error()).as(expression).isEmpty();
        return outcome.value();
    }

    @Property
    void operators_do_what_those_of_a_64_bit_machine_do(@ForAll long a, @ForAll long b, @ForAll int shift) {
        assertThat(value("(" + a + ")+(" + b + ")")).isEqualTo(a + b);
        assertThat(value("(" + a + ")*(" + b + ")")).isEqualTo(a * b);
        assertThat(value("(" + a + ")^(" + b + ")")).isEqualTo(a ^ b);
        assertThat(value("(" + a + ")<(" + b + ")")).isEqualTo(a < b ? 1 : 0);
        assertThat(value("(" + a + ")>>(" + shift + ")")).isEqualTo(a >> shift);
    }

    @Property
    void multiplication_binds_closer_than_addition(@ForAll int a, @ForAll int b, @ForAll int c) {
        assertThat(value(a + "+" + b + "*" + c)).isEqualTo(a + (long) b * c);
        assertThat(value("(" + a + "+" + b + ")*" + c)).isEqualTo(((long) a + b) * c);
    }

    @Property
    void any_text_has_a_value_or_an_error(
            @ForAll
                    @Chars({
                        '1', '0', 'x', 'y', '+', '-', '*', '/', '%', '(', ')', '?', ':', '=', '<', '&', '|', '~', '!',
                        '#'
                    })
                    @StringLength(max = 20)
                    String text) {
        Arithmetic.Outcome outcome = Arithmetic.evaluate(text, name -> Optional.of("y"));
        assertThat(outcome.error().isPresent() && outcome.value() != 0).isFalse();
    }
}
