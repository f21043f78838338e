package dev.maitredkit.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maitredkit.conformance.session.Permission;
import dev.maitredkit.transport.GuestAddress;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BuildOptionsTest {
    private final Properties properties = new Properties();

    BuildOptionsTest() {
        properties.setProperty("maitredkit.start", "/start");
    }

    @Test
    void without_a_guest_it_is_the_embedded_fake_and_all_is_allowed() {
        CertificationOptions options = BuildOptions.read(properties);
        assertThat(options.guest()).isEmpty();
        assertThat(options.settings().allowed()).containsExactlyInAnyOrder(Permission.values());
        assertThat(options.settings().isPartial()).isFalse();
    }

    @Test
    void a_guest_at_an_address_is_spared_unless_it_is_said() {
        properties.setProperty("guest", "vsock:3:8888");
        assertThat(BuildOptions.read(properties).settings().allowed()).isEmpty();
        properties.setProperty("guest.allow", "destructive");
        assertThat(BuildOptions.read(properties).settings().allowed()).containsExactlyInAnyOrder(Permission.values());
    }

    @Test
    void relative_paths_are_relative_to_where_the_build_was_started() {
        properties.setProperty("guest", "unix:guest.sock");
        properties.setProperty("guest.report", "out");
        CertificationOptions options = BuildOptions.read(properties);
        assertThat(options.guest()).contains(new GuestAddress.Unix(Path.of("/start/guest.sock")));
        assertThat(options.report()).isEqualTo(Path.of("/start/out"));
    }

    @Test
    void an_unknown_option_is_an_error_that_names_the_known_ones() {
        properties.setProperty("guest.alow", "network");
        assertThatThrownBy(() -> BuildOptions.read(properties))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("-Dguest.alow")
                .hasMessageContaining("-Dguest.allow");
    }

    @Test
    void wrong_values_say_what_would_be_right() {
        assertWrong("guest.seed", "x", "64 bits");
        assertWrong("guest.tries", "0", "from 1 to");
        assertWrong("guest.level", "COULD", "MUST, SHOULD or MAY");
        assertWrong("guest.rules", "LUNCH-*", "LUNCH-*");
        assertWrong("guest.profile", "specs", "maitred-2018");
        assertWrong("guest", "vsock:3", "vsock:");
    }

    @Test
    void options_that_do_not_go_together_are_refused() {
        properties.setProperty("guest.restart", "reboot");
        assertThatThrownBy(() -> BuildOptions.read(properties)).isInstanceOf(UsageException.class);
        properties.clear();
        properties.setProperty("guest", "vsock:3:8888");
        properties.setProperty("guest.profile", "spec");
        assertThatThrownBy(() -> BuildOptions.read(properties))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("profile");
    }

    private void assertWrong(String name, String value, String hint) {
        Properties wrong = new Properties();
        wrong.setProperty(name, value);
        assertThatThrownBy(() -> BuildOptions.read(wrong))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(hint);
    }
}
