package dev.maitredkit.fakeguest.userland.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the fake does not do, it says. */
final class RefusalTest {
    private static final String UNSUPPORTED = "not supported by the fake guest";

    @TestFactory
    Stream<DynamicTest> every_link_leads_to_a_program_or_to_a_clear_answer() {
        return Userland.links().keySet().stream()
                .filter(name -> !Userland.isSupported(name))
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    TestGuest.Ran ran = new TestGuest().run(List.of(name), "");
                    assertThat(ran.status()).isEqualTo(2);
                    assertThat(ran.stderr()).isEqualTo(name + ": " + UNSUPPORTED + ": this program\n");
                }));
    }

    @Test
    void the_first_programs_of_a_guest_are_all_there() {
        assertThat(List.of(
                        "true",
                        "false",
                        "sleep",
                        "test",
                        "cat",
                        "grep",
                        "echo",
                        "touch",
                        "mkdir",
                        "env",
                        "kill",
                        "sh",
                        "wc",
                        "head",
                        "ls",
                        "stat",
                        "rm",
                        "ln",
                        "mount",
                        "umount",
                        "ip",
                        "mv",
                        "cp",
                        "readlink",
                        "df"))
                .allMatch(Userland::isSupported)
                .allMatch(Userland.links()::containsKey);
    }

    @Test
    void an_unknown_name_is_no_applet() {
        TestGuest.Ran ran = new TestGuest().run(List.of("mountpoint", "/"), "");
        assertThat(ran).isEqualTo(new TestGuest.Ran(127, "", "mountpoint: applet not found\n"));
    }

    @Test
    void an_option_that_only_busybox_knows_is_refused() {
        assertRefused("cat", "-n", "f3");
        assertRefused("ls", "-x");
        assertRefused("sed", "2r nz", "f3");
        assertRefused("find", ".", "-delete");
        assertRefused("dd", "conv=swab");
        assertRefused("ip", "-6", "addr");
        assertRefused("ip", "link", "add", "type", "dummy");
        assertRefused("sort", "-h", "f3");
        assertRefused("date", "-s", "10:00");
    }

    private static void assertRefused(String... argv) {
        TestGuest.Ran ran = new TestGuest().run(List.of(argv), "");
        assertThat(ran.stderr()).startsWith(argv[0] + ": " + UNSUPPORTED + ": ");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.stdout()).isEmpty();
    }

    @Test
    void a_pattern_that_would_take_for_ever_does_not() {
        TestGuest guest = new TestGuest();
        String as = "a".repeat(3000);
        assertThat(guest.run(List.of("grep", "-cE", "(a*)*(a|aa)*b$"), as).stdout())
                .isEqualTo("0\n");
        TestGuest.Ran references = guest.run(List.of("grep", "-E", "(a*)*(a|aa)*b\\1$"), as);
        assertThat(references.status()).isEqualTo(2);
        assertThat(references.stderr()).startsWith("grep: " + UNSUPPORTED);
    }

    @Test
    void a_sed_script_without_end_ends() {
        TestGuest.Ran ran = new TestGuest().run(List.of("sed", ":a;ba"), "x\n");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.stderr()).startsWith("sed: " + UNSUPPORTED);
    }
}
