package dev.maitredkit.linuxguest.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServicesTest {
    @Test
    void the_containers_name_follows_its_option() {
        assertThat(Services.findContainer(List.of("run_container.sh", "--container_name", "penguin")))
                .contains("penguin");
    }

    @Test
    void without_the_option_the_name_is_empty() {
        assertThat(Services.findContainer(List.of("run_container.sh", "--container_name=penguin")))
                .contains("");
        assertThat(Services.findContainer(List.of("run_container.sh", "--container_name")))
                .contains("");
    }

    @Test
    void other_programs_start_no_container() {
        assertThat(Services.findContainer(List.of("/bin/run_container.sh", "--container_name", "penguin")))
                .isEmpty();
    }
}
