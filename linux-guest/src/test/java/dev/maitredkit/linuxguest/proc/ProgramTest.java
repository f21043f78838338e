package dev.maitredkit.linuxguest.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProgramTest {
    private static Program of(String argument, String name, String value) {
        return Program.of(List.of(argument), new TreeMap<>(Map.of(name, value)), false);
    }

    @Test
    void there_is_a_path_unless_the_request_has_one() {
        assertThat(of("run", "A", "b").environment()).containsEntry("PATH", "/usr/bin:/usr/sbin:/bin:/sbin");
        assertThat(of("run", "PATH", "").environment())
                .containsEntry("PATH", "")
                .hasSize(1);
    }

    @Test
    void names_that_setenv_refuses_are_impossible() {
        assertThat(Processes.isPossible(of("run", "A", "=b"))).isTrue();
        assertThat(Processes.isPossible(of("run", "", "b"))).isFalse();
        assertThat(Processes.isPossible(of("run", "A=", "b"))).isFalse();
    }

    @Test
    void a_nul_anywhere_is_impossible() {
        assertThat(Processes.isPossible(of("r\0n", "A", "b"))).isFalse();
        assertThat(Processes.isPossible(of("run", "A\0", "b"))).isFalse();
        assertThat(Processes.isPossible(of("run", "A", "b\0"))).isFalse();
    }
}
