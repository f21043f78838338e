package dev.maitredkit.linuxguest.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class NamespacesTest {
    private static final String OTHERS = "mnt:[1],net:[2],pid:[3],ipc:[4],uts:[5]";

    @Test
    void a_process_shares_all_with_itself() throws IOException {
        String own = Namespaces.current();
        assertThat(Namespaces.isComplete(own)).isTrue();
        assertThat(Namespaces.shared(own, own)).hasSize(5);
        assertThat(Namespaces.shared(own, OTHERS)).isEmpty();
    }

    @Test
    void one_in_common_is_seen() {
        assertThat(Namespaces.shared(OTHERS, "mnt:[6],net:[2],pid:[7],ipc:[8],uts:[9]"))
                .containsExactly("net:[2]");
    }

    @Test
    void a_list_with_one_left_out_is_not_complete() {
        assertThat(Namespaces.isComplete(OTHERS)).isTrue();
        assertThat(Namespaces.isComplete("mnt:[1],net:[2],pid:[3],ipc:[4]")).isFalse();
        assertThat(Namespaces.isComplete("mnt:[1],net:[2],pid:[3],ipc:[4],ipc:[5]"))
                .isFalse();
        assertThat(Namespaces.isComplete("")).isFalse();
    }
}
