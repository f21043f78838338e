package dev.maitredkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserModeLinuxTest {
    @Test
    void where_it_is_missing_the_message_says_what_and_what_to_install(@TempDir Path empty) throws IOException {
        assertThatThrownBy(() -> UserModeLinux.find(empty.toString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("linux.uml and busybox not found")
                .hasMessageContaining("user-mode-linux and busybox-static");
        Path kernel = Files.createFile(empty.resolve("linux.uml"));
        assertThat(kernel.toFile().setExecutable(true)).isTrue();
        assertThatThrownBy(() -> UserModeLinux.find(empty.toString()))
                .hasMessageContaining("Linux here, busybox not found");
    }

    @Test
    void its_scripts_come_with_the_class_path() {
        for (String name : new String[] {"run-in-uml.sh", "init.sh", "guest-inside.sh"}) {
            assertThat(UserModeLinux.class.getResource("uml/" + name)).as(name).isNotNull();
        }
    }
}
