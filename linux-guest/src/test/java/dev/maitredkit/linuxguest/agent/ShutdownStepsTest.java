package dev.maitredkit.linuxguest.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShutdownStepsTest {
    @Test
    void the_last_mount_goes_first_and_the_kernels_own_stay() {
        assertThat(ShutdownSteps.toUnmount(
                        List.of("/", "/proc", "/dev", "/dev/pts", "/sys/fs", "/run", "/device", "/run/x", "/run/x")))
                .containsExactly("/run/x", "/run/x", "/device", "/run");
    }
}
