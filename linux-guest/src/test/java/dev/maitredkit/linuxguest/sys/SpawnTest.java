package dev.maitredkit.linuxguest.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, which do nothing but exit. */
class SpawnTest {
    @TempDir
    private Path directory;

    private static Optional<ExitStatus> run(String script, String... environment) {
        Spawn.Outcome outcome =
                new Spawn("/bin/sh", List.of("sh", "-c", script), List.of(environment), "/dev/null").start();
        assertThat(outcome.errno()).isEqualTo(Errno.OK);
        return Children.await(outcome.pid());
    }

    private static void assertHolds(String script) {
        assertThat(run(script)).as(script).contains(new ExitStatus(false, 0));
    }

    @Test
    void tells_how_a_program_ends() {
        assertThat(run("exit 7")).contains(new ExitStatus(false, 7));
        assertThat(run("kill -9 $$")).contains(new ExitStatus(true, 9));
    }

    @Test
    void tells_why_a_program_does_not_start() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty"));
        assertThat(errno("/no/such/file")).isEqualTo(Errno.ENOENT);
        assertThat(errno("/dev/null/x")).isEqualTo(Errno.ENOTDIR);
        assertThat(errno(empty.toString())).isEqualTo(Errno.EACCES);
        Files.setPosixFilePermissions(empty, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(errno(empty.toString())).isEqualTo(Errno.ENOEXEC);
    }

    private static Errno errno(String path) {
        return new Spawn(path, List.of(path), List.of(), "/dev/null").start().errno();
    }

    @Test
    void a_missing_file_for_standard_io_is_a_failed_start() {
        assertThat(new Spawn("/bin/sh", List.of("sh"), List.of(), "/no/such/console")
                        .start()
                        .errno())
                .isEqualTo(Errno.ENOENT);
    }

    @Test
    void the_environment_is_the_given_one_alone() {
        assertThat(run("[ \"$A\" = 'b c' ] && [ -z \"$HOME$USER$JAVA_HOME\" ]", "A=b c"))
                .contains(new ExitStatus(false, 0));
    }

    @Test
    void it_leads_a_session_in_the_root_directory() {
        assertHolds("[ \"$(pwd)\" = / ]");
        assertHolds("read -r pid name state parent group session rest < /proc/$$/stat; [ $session = $$ ]");
    }

    @Test
    void it_has_no_descriptors_but_three_of_one_file() {
        assertHolds("n=3; while [ $n -lt 200 ]; do [ ! -e /proc/$$/fd/$n ] || exit 1; n=$((n + 1)); done");
        assertHolds("for fd in 0 1 2; do [ \"$(readlink /proc/$$/fd/$fd)\" = /dev/null ] || exit 1; done");
    }

    @Test
    void no_signal_is_blocked_or_ignored_but_the_c_librarys_own() {
        assertHolds("grep -q '^SigBlk:.0*$' /proc/$$/status");
        assertHolds("grep -Eq '^SigIgn:.0*(180000000)?$' /proc/$$/status");
    }

    @Test
    void arguments_and_variables_are_bytes() {
        Spawn.Outcome outcome = new Spawn(
                        "/bin/sh",
                        List.of(
                                "sh",
                                "-c",
                                "[ \"$1\" = \"$(printf '\\303\\244\\n.')\" ] && [ \"$A\" = \"$1\" ]",
                                "x",
                                "\u00e4\n."),
                        List.of("A=\u00e4\n."),
                        "/dev/null")
                .start();
        assertThat(Children.await(outcome.pid())).contains(new ExitStatus(false, 0));
    }
}
