package dev.maitredkit.conformance.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private final Settings settings =
            new Settings(Optional.empty(), Optional.empty(), 7, 30, Set.of(), List.of("--guest", "vsock:3:8888"));

    @Test
    void the_command_that_repeats_a_rule_has_guest_seed_and_tries() {
        assertThat(settings.repeatCommand(Optional.of("LAUNCH-005")))
                .isEqualTo("./maitred-kit certify --guest vsock:3:8888 --rules 'LAUNCH-005' --seed 7 --tries 30");
    }

    @Test
    void each_rule_draws_from_a_seed_of_its_own() {
        assertThat(settings.seedFor("LAUNCH-005"))
                .isEqualTo(settings.seedFor("LAUNCH-005"))
                .isNotEqualTo(settings.seedFor("LAUNCH-006"));
    }

    @Test
    void permissions_are_read_by_word() {
        assertThat(Permission.parse("network, shutdown")).containsExactly(Permission.NETWORK, Permission.SHUTDOWN);
        assertThat(Permission.parse("destructive")).containsExactlyInAnyOrder(Permission.values());
        assertThatThrownBy(() -> Permission.parse("network,format"))
                .hasMessageContaining("\"format\"")
                .hasMessageContaining("network, termina, shutdown")
                .hasMessageContaining("destructive");
    }

    @Test
    void capabilities_are_read_by_word() {
        assertThat(Capability.parse("concurrent-launch")).containsExactly(Capability.CONCURRENT_LAUNCH);
        assertThatThrownBy(() -> Capability.parse("launch"))
                .hasMessageContaining("\"launch\"")
                .hasMessageContaining("concurrent-launch");
    }
}
