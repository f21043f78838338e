package dev.maitredkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
    @TempDir
    private Path empty;

    @Test
    void where_user_mode_linux_is_missing_the_message_says_what_and_what_to_install() throws IOException {
        assertThatThrownBy(() -> Machine.userModeLinux(empty.toString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("linux.uml and busybox not found")
                .hasMessageContaining("user-mode-linux and busybox-static");
        program("linux.uml");
        assertThatThrownBy(() -> Machine.userModeLinux(empty.toString()))
                .hasMessageContaining("Linux here, busybox not found");
    }

    @Test
    void where_qemu_is_missing_the_message_says_what_and_what_to_install() throws IOException {
        assertThatThrownBy(() -> Machine.qemu(empty.toString(), empty, List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no QEMU here, qemu-system-x86_64 and busybox not found")
                .hasMessageContaining("qemu-system-x86 and busybox-static");
        program("busybox");
        assertThatThrownBy(() -> Machine.qemu(empty.toString(), empty, List.of()))
                .hasMessageContaining("QEMU here, qemu-system-x86_64 not found");
    }

    @Test
    void a_missing_kernel_is_told_with_where_it_was_looked_for_and_how_to_get_one() throws Exception {
        List<String> lines = new ArrayList<>();
        Machine qemu = qemu();
        assertThatThrownBy(() -> qemu.run(task(), lines::add))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        "no kernel: looked for boot/vmlinuz-VERSION and lib/modules/VERSION in " + empty)
                .hasMessageContaining("dpkg-deb -x")
                .hasMessageNotContaining("console");
        assertThat(lines).isEmpty();
    }

    @Test
    void a_kernel_whose_modules_are_those_of_another_is_none() throws Exception {
        Machine qemu = qemu();
        Files.createDirectories(empty.resolve("boot"));
        Files.createFile(empty.resolve("boot/vmlinuz-6.1.0"));
        Files.createDirectories(empty.resolve("lib/modules/6.2.0/kernel"));
        assertThatThrownBy(() -> qemu.run(task(), line -> {})).hasMessageStartingWith("no kernel");
        Files.createDirectories(empty.resolve("usr/lib/modules/6.1.0/kernel"));
        assertThatThrownBy(() -> qemu.run(task(), line -> {}))
                .hasMessageStartingWith("the kernel 6.1.0 in " + empty + " has no module 9pnet_virtio");
    }

    /** Where util-linux is, as on the machines that can have a virtual one. */
    private Machine qemu() throws IOException, InterruptedException {
        try {
            Process setpriv = new ProcessBuilder("setpriv", "--pdeathsig", "TERM", "true").start();
            assumeThat(setpriv.waitFor()).isZero();
        } catch (IOException absent) {
            assumeThat(absent).isNull();
        }
        program("busybox");
        program("qemu-system-x86_64");
        return Machine.qemu(empty.toString(), empty, List.of());
    }

    private Machine.Task task() {
        return new Machine.Task(VmInside.class, List.of(), Map.of(), empty.resolve("report"), 60, 1024);
    }

    private void program(String name) throws IOException {
        Path program = Files.createFile(empty.resolve(name));
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }
}
