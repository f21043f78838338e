package dev.maitredkit.fakeguest.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maitredkit.fakeguest.FakeGuest;
import dev.maitredkit.fakeguest.GuestImage;
import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestStateFileTest {
    @Test
    void a_state_becomes_what_the_guest_boots_with() throws Exception {
        GuestImage image = GuestStateFile.parse("guest.textproto", """
                base: BARE
                hostname: "other"
                entries { directory { path: "/data" mode: 0700 uid: 1000 } }
                entries { file { path: "/data/f" text: "caf\\303\\251\\n" mode: 04755 } }
                entries { symlink { path: "/l" target: "data/f" } }
                entries { node { path: "/dev/vdb" type: BLOCK major: 254 minor: 16 } }
                interfaces { kind: LOOPBACK }
                interfaces { kind: ETHERNET name: "eth9" index: 4 mtu: 1400 peer: 7 }
                limits { mounts: 20 }
                """);

        try (FakeGuest guest = FakeGuest.builder().image(image).start()) {
            Kernel kernel = guest.snapshot().kernel();
            assertThat(kernel.hostname()).isEqualTo("other");
            assertThat(kernel.vfs().limits().mountMax()).isEqualTo(20);
            assertThat(kernel.net().findInterface("eth9").orElseThrow().mtu()).isEqualTo(1400);
            Stat file = kernel.asInit(sys -> sys.stat("/l")).answer().orThrow();
            assertThat(file.permissions()).isEqualTo(04755);
            assertThat(file.size()).isEqualTo(6);
            assertThat(kernel.asInit(sys -> sys.stat("/data"))
                            .answer()
                            .orThrow()
                            .uid())
                    .isEqualTo(1000);
            assertThat(kernel.asInit(sys -> sys.stat("/dev/vdb"))
                            .answer()
                            .orThrow()
                            .deviceMajor())
                    .isEqualTo(254);
        }
    }

    @Test
    void later_files_add_to_the_first(@TempDir Path folder) throws Exception {
        Path first = Files.writeString(folder.resolve("a"), "entries { file { path: \"/f\" text: \"one\" } }");
        Path second = Files.writeString(folder.resolve("b"), "entries { file { path: \"/f\" text: \"two\" } }");

        GuestImage image = GuestStateFile.load(List.of(first, second));

        try (FakeGuest guest = FakeGuest.builder().image(image).start()) {
            String content = guest.snapshot()
                    .kernel()
                    .asInit(sys -> sys.open("/f", Set.of(OpenFlag.READ), 0).flatMap(fd -> sys.read(fd, 10)))
                    .answer()
                    .fold(text -> text, errno -> errno.text());
            assertThat(content).isEqualTo("two");
        }
    }

    @Test
    void what_means_nothing_is_refused_with_its_place() {
        assertRefused(
                "hostname: \"a\"\nhostnam: \"b\"",
                "f:2:1: there is no field \"hostnam\" in GuestState; GuestState has base,");
        assertRefused("entries {\n  file { path: \"x\" }\n}", "f:2:10: path must be an absolute path, not \"x\"");
        assertRefused("entries { file { } }", "f:1:11: path must be an absolute path, not \"\"");
        assertRefused("entries { }", "f:1:1: an empty entry; give one of directory,");
        assertRefused("entries { file { path: \"/f\" mode: 010000 } }", "f:1:29: a mode is 0 to 07777");
        assertRefused("programs { path: \"/p\" cases { dies: 99 } }", "f:1:31: a signal is 1 to 64");
        assertRefused("programs { path: \"/p\" cases { acts { } } }", "f:1:31: an empty act;");
        assertRefused("interfaces { name: \"e\" }", "f:1:1: an interface needs a kind");
        assertRefused("hostname: \"a\" hostname: \"b\"", "f:1:");
    }

    @Test
    void what_cannot_be_made_is_refused_with_its_place() {
        assertRefused(
                "entries { file { path: \"/f\" } }\nentries { file { path: \"/f/g\" } }",
                "f:2:1: this cannot be made: /f");
        assertRefused(
                "\n entries { mount { source: \"x\" target: \"/m\" fstype: \"nofs\" } }",
                "f:2:2: this cannot be made: /m");
    }

    @Test
    void only_the_first_file_has_a_base() throws Exception {
        GuestImage image = GuestStateFile.parse("f", "");
        assertThatThrownBy(() -> GuestStateFile.add(image, "f", "base: BARE"))
                .isInstanceOf(StateException.class)
                .hasMessageStartingWith("f:1:1: only the first");
    }

    @Test
    void a_file_that_cannot_be_read_is_refused_by_its_name(@TempDir Path folder) {
        assertThatThrownBy(() -> GuestStateFile.load(List.of(folder.resolve("none"))))
                .hasMessageEndingWith("none: there is no such file");
        assertThatThrownBy(() -> GuestStateFile.load(List.of(folder))).hasMessageContaining("this is a directory");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> GuestStateFile.parse("f", text))
                .isInstanceOf(StateException.class)
                .hasMessageStartingWith(message);
    }
}
