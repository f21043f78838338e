package dev.maitredkit.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrnosTest {
    /** Anchors along the list of errno(3): one name too many or too few before one of them would show. */
    @Test
    void names_have_the_numbers_of_linux() {
        assertThat(Errnos.findNumber("EPERM")).hasValue(1);
        assertThat(Errnos.findNumber("EINVAL")).hasValue(22);
        assertThat(Errnos.findNumber("EPIPE")).hasValue(32);
        assertThat(Errnos.findNumber("ELOOP")).hasValue(40);
        assertThat(Errnos.findNumber("ENOMSG")).hasValue(42);
        assertThat(Errnos.findNumber("EBFONT")).hasValue(59);
        assertThat(Errnos.findNumber("EPROTO")).hasValue(71);
        assertThat(Errnos.findNumber("EILSEQ")).hasValue(84);
        assertThat(Errnos.findNumber("EOPNOTSUPP")).hasValue(95);
        assertThat(Errnos.findNumber("ENETUNREACH")).hasValue(101);
        assertThat(Errnos.findNumber("ECONNREFUSED")).hasValue(111);
        assertThat(Errnos.findNumber("EDQUOT")).hasValue(122);
        assertThat(Errnos.findNumber("EHWPOISON")).hasValue(133);
    }

    @Test
    void numbers_stand_for_themselves_up_to_the_largest_errno() {
        assertThat(Errnos.findNumber("0")).hasValue(0);
        assertThat(Errnos.findNumber("4095")).hasValue(4095);
        assertThat(Errnos.findNumber("4096")).isEmpty();
        assertThat(Errnos.findNumber("-1")).isEmpty();
        assertThat(Errnos.findNumber("02")).isEmpty();
        assertThat(Errnos.findNumber("-")).isEmpty();
    }

    @Test
    void a_number_is_described_by_its_name() {
        assertThat(Errnos.describe(2)).isEqualTo("ENOENT (2)");
        assertThat(Errnos.describe(41)).isEqualTo("41");
        assertThat(Errnos.describe(0)).isEqualTo("0");
        assertThat(Errnos.describe(-5)).isEqualTo("-5");
        assertThat(Errnos.describe(134)).isEqualTo("134");
    }
}
