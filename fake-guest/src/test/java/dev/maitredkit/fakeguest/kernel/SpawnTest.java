package dev.maitredkit.fakeguest.kernel;

import static dev.maitredkit.fakeguest.kernel.TestKernel.PATH;
import static dev.maitredkit.fakeguest.kernel.TestKernel.exiting;
import static dev.maitredkit.fakeguest.kernel.TestKernel.sleeping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.proc.Binaries;
import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.Turn;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SpawnTest {
    private final TestKernel guest = new TestKernel(files -> files.file("/usr/bin/dup", Binaries.of("11"), 0755)
                    .file("/bin/dup", Binaries.of("13"), 0755)
                    .file("/usr/bin/dup2", Binaries.of("21"), 0644)
                    .file("/sbin/dup2", Binaries.of("22"), 0755)
                    .file("/usr/bin/dup3", Binaries.of("31"), 0644)
                    .directory("/usr/bin/dup4")
                    .file("/bin/dup4", Binaries.of("24"), 0755)
                    .file("/text", "no shebang", 0755)
                    .file("/empty", "", 0755)
                    .file("/bin/" + "l".repeat(255), Binaries.of("11"), 0755))
            .program("11", argv -> exiting(11))
            .program("13", argv -> exiting(13))
            .program("22", argv -> exiting(22))
            .program("24", argv -> exiting(24))
            .program("sh", Shell::new);

    /** Says what it was called with. */
    private record Shell(List<String> argv) implements Program {
        @Override
        public Turn run(Sys sys) {
            sys.write(1, String.join("|", argv)).orThrow();
            return new Turn.Exited(0);
        }
    }

    private Spawned spawn(List<String> argv, List<String> environ) {
        Spawned spawned = guest.kernel.spawn(Spawn.of(argv, environ, Spawn.CONSOLE));
        guest.kernel = spawned.kernel();
        guest.settle();
        return spawned;
    }

    private ExitStatus run(String name) {
        return guest.reap(((Spawned.Started) spawn(List.of(name), PATH)).pid());
    }

    private void assertFails(String name, Errno errno) {
        assertThat(((Spawned.Failed) spawn(List.of(name), PATH)).errno()).isEqualTo(errno);
        assertThat(guest.kernel.processes().all()).containsOnlyKeys(1);
    }

    @Test
    void a_name_is_searched_in_the_order_of_path() {
        assertThat(run("dup")).isEqualTo(new ExitStatus.Exited(11));
    }

    @Test
    void what_may_not_be_executed_is_passed_over_and_remembered() {
        assertThat(run("dup2")).isEqualTo(new ExitStatus.Exited(22));
        assertThat(run("dup4")).isEqualTo(new ExitStatus.Exited(24));
        assertFails("dup3", Errno.EACCES);
    }

    @Test
    void what_is_not_there_is_enoent() {
        assertFails("nothing", Errno.ENOENT);
        assertFails("", Errno.ENOENT);
        assertFails(" ", Errno.ENOENT);
        assertFails("/no/such", Errno.ENOENT);
    }

    @Test
    void a_name_has_255_bytes_at_most() {
        assertThat(run("l".repeat(255))).isEqualTo(new ExitStatus.Exited(11));
        assertFails("l".repeat(256), Errno.ENAMETOOLONG);
        assertFails("x".repeat(5000), Errno.ENAMETOOLONG);
    }

    @Test
    void the_path_of_the_new_environment_counts_and_an_empty_element_is_the_directory() {
        assertThat(((Spawned.Failed) spawn(List.of("dup"), List.of("PATH=/sbin"))).errno())
                .isEqualTo(Errno.ENOENT);
        spawn(List.of("text"), List.of("PATH=/sbin:"));
        assertThat(guest.console()).isEqualTo("/bin/sh|text");
        assertThat(spawn(List.of("dup"), List.of("PATH=bin"))).isInstanceOf(Spawned.Started.class);
        assertThat(spawn(List.of("dup"), List.of())).isInstanceOf(Spawned.Started.class);
    }

    @Test
    void a_text_file_is_run_by_sh() {
        spawn(List.of("/text", "a b", "c"), PATH);
        assertThat(guest.console()).isEqualTo("/bin/sh|/text|a b|c");
        assertThat(run("/empty")).isEqualTo(new ExitStatus.Exited(0));
    }

    @Test
    void a_child_has_its_own_session_and_starts_in_the_root() {
        Pid pid = guest.start(sleeping());
        var process = guest.kernel.processes().get(pid);
        assertThat(process.identity().session()).isEqualTo(pid);
        assertThat(process.identity().group()).isEqualTo(pid);
        assertThat(process.family().parent()).isEqualTo(Pid.INIT);
        assertThat(process.place().umask()).isEqualTo(022);
        assertThat(process.place().cwd()).isEqualTo(guest.kernel.vfs().root());
        assertThat(process.descriptors().byNumber()).containsOnlyKeys(0, 1, 2);
    }

    @Test
    void a_failed_child_uses_a_pid_up() {
        Pid first = guest.start(sleeping());
        assertFails2("nothing");
        Pid second = guest.start(sleeping());
        assertThat(second.number()).isEqualTo(first.number() + 2);
    }

    private void assertFails2(String name) {
        assertThat(spawn(List.of(name), PATH)).isInstanceOf(Spawned.Failed.class);
    }

    @Test
    void without_the_file_for_standard_input_nothing_starts() {
        guest.asInit(sys -> sys.unlink("/dev/null")).orThrow();
        Spawned spawned = guest.kernel.spawn(Spawn.of(List.of("dup"), PATH, Spawn.NULL));
        assertThat(spawned).isInstanceOfSatisfying(Spawned.Failed.class, it -> {
            assertThat(it.step()).isEqualTo(Spawned.Step.STDIO);
            assertThat(it.errno()).isEqualTo(Errno.ENOENT);
        });
        assertThat(spawned.kernel().files().descriptions()).isEmpty();
    }

    @Test
    void an_environment_that_cannot_be_set_fails_after_the_files_and_before_exec() {
        Spawn spawn = new Spawn(List.of("nothing"), PATH, Spawn.NULL, Optional.of(Errno.EINVAL));
        assertThat(guest.kernel.spawn(spawn))
                .isInstanceOfSatisfying(
                        Spawned.Failed.class, it -> assertThat(it.step()).isEqualTo(Spawned.Step.ENVIRONMENT));
    }

    @Test
    void with_too_many_processes_no_child_is_made() {
        TestKernel small = new TestKernel(Limits.DEFAULT.withProcesses(2));
        small.start(sleeping());
        Spawned spawned = small.kernel.spawn(Spawn.of(List.of("sh"), PATH, Spawn.NULL));
        assertThat(spawned).isInstanceOf(Spawned.NoProcess.class);
    }
}
