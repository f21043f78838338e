package dev.maitredkit.linuxguest.sys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExitStatusTest {
    @Test
    void an_exit_has_its_status_in_the_second_byte() {
        assertThat(ExitStatus.of(0x2c00)).isEqualTo(new ExitStatus(false, 44));
        assertThat(ExitStatus.of(0xff00)).isEqualTo(new ExitStatus(false, 255));
        assertThat(ExitStatus.of(0).isGood()).isTrue();
    }

    @Test
    void a_signal_is_a_signal_with_a_core_or_without() {
        assertThat(ExitStatus.of(9)).isEqualTo(new ExitStatus(true, 9));
        assertThat(ExitStatus.of(0x8b)).isEqualTo(new ExitStatus(true, 11));
        assertThat(ExitStatus.of(36)).isEqualTo(new ExitStatus(true, 36));
    }
}
