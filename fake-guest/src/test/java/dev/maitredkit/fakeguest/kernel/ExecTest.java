package dev.maitredkit.fakeguest.kernel;

import static dev.maitredkit.fakeguest.kernel.TestKernel.PATH;
import static dev.maitredkit.fakeguest.kernel.TestKernel.exiting;
import static dev.maitredkit.fakeguest.kernel.TestKernel.sleeping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.Sys.Disposition;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.proc.Binaries;
import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.Signal;
import dev.maitredkit.fakeguest.kernel.proc.Turn;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ExecTest {
    private final TestKernel guest = new TestKernel(files -> files.file("/bin/say", Binaries.of("say"), 0755)
                    .file("/t/copy", Binaries.of("say"), 0711)
                    .file("/t/noexec", Binaries.of("say"), 0644)
                    .file("/t/cut", Binaries.of("say").substring(0, 10), 0755)
                    .file("/t/text", "echo hi\n", 0755)
                    .file("/t/empty", "", 0755)
                    .file("/t/script", "#! /bin/say  a b \necho\n", 0755)
                    .file("/t/outer", "#!/t/script\n", 0755)
                    .file("/t/crlf", "#!/bin/say\r\n", 0755)
                    .file("/t/lost", "#!/nonexistent\n", 0755)
                    .file("/t/none", "#!\n", 0755)
                    .directory("/t/dir")
                    .directory("/n")
                    .mount("n", "/n", "tmpfs", 8, "")
                    .file("/n/say", Binaries.of("say"), 0755)
                    .symlink("/t/loop", "loop"))
            .program("say", argv -> new Say(argv));

    /** Writes its arguments, each followed by a bar. */
    private record Say(List<String> argv) implements Program {
        @Override
        public Turn run(Sys sys) {
            sys.write(1, String.join("|", argv) + "|").orThrow();
            return new Turn.Exited(0);
        }
    }

    /** Executes, and exits with the errno when that fails. */
    private ExitStatus exec(String path, List<String> argv) {
        return guest.run(
                sys -> sys.exec(path, argv, PATH).fold(Turn.Running::new, errno -> new Turn.Exited(errno.number())));
    }

    private void assertFails(String path, Errno errno) {
        assertThat(exec(path, List.of(path))).isEqualTo(new ExitStatus.Exited(errno.number()));
    }

    @Test
    void a_binary_is_the_program_that_its_bytes_say() {
        assertThat(exec("/bin/say", List.of("any name", "", "x"))).isEqualTo(new ExitStatus.Exited(0));
        assertThat(exec("/t/copy", List.of("copy"))).isEqualTo(new ExitStatus.Exited(0));
        assertThat(guest.console()).isEqualTo("any name||x|copy|");
    }

    @Test
    void what_cannot_be_executed_is_refused_as_linux_does() {
        assertFails("/t/missing", Errno.ENOENT);
        assertFails("", Errno.ENOENT);
        assertFails("/bin/say/", Errno.ENOTDIR);
        assertFails("/bin/say/x", Errno.ENOTDIR);
        assertFails("/t/noexec", Errno.EACCES);
        assertFails("/t/dir", Errno.EACCES);
        assertFails("/dev/null", Errno.EACCES);
        assertFails("/n/say", Errno.EACCES);
        assertFails("/t/loop", Errno.ELOOP);
        assertFails("/t/" + "x".repeat(256), Errno.ENAMETOOLONG);
        assertFails("/" + "x/".repeat(2500), Errno.ENAMETOOLONG);
        assertFails("/t/cut", Errno.ENOEXEC);
        assertFails("/t/text", Errno.ENOEXEC);
        assertFails("/t/empty", Errno.ENOEXEC);
        assertFails("/t/none", Errno.ENOEXEC);
        assertFails("/t/crlf", Errno.ENOENT);
        assertFails("/t/lost", Errno.ENOENT);
    }

    @Test
    void a_script_is_given_to_its_interpreter_with_one_argument() {
        exec("/t/script", List.of("ignored", "x y"));
        assertThat(guest.console()).isEqualTo("/bin/say|a b|/t/script|x y|");
    }

    @Test
    void a_script_may_interpret_a_script_five_times() {
        exec("/t/outer", List.of("ignored", "z"));
        assertThat(guest.console()).isEqualTo("/bin/say|a b|/t/script|/t/outer|z|");
        guest.write("/t/s0", "#!/bin/say\n");
        guest.asInit(sys -> sys.chmod("/t/s0", 0755)).orThrow();
        for (int i = 1; i < 7; i++) {
            guest.write("/t/s" + i, "#!/t/s" + (i - 1) + "\n");
            String script = "/t/s" + i;
            guest.asInit(sys -> sys.chmod(script, 0755)).orThrow();
        }
        assertThat(exec("/t/s4", List.of("s"))).isEqualTo(new ExitStatus.Exited(0));
        assertFails("/t/s5", Errno.ELOOP);
    }

    @Test
    void strings_have_limits_one_by_one_and_together() {
        assertThat(exec("/bin/say", List.of("say", "x".repeat(131_071)))).isEqualTo(new ExitStatus.Exited(0));
        assertThat(exec("/bin/say", List.of("say", "x".repeat(131_072))))
                .isEqualTo(new ExitStatus.Exited(Errno.E2BIG.number()));
        assertThat(exec("/bin/say", Collections.nCopies(17, "x".repeat(120_000))))
                .isEqualTo(new ExitStatus.Exited(0));
        assertThat(exec("/bin/say", Collections.nCopies(18, "x".repeat(120_000))))
                .isEqualTo(new ExitStatus.Exited(Errno.E2BIG.number()));
        assertThat(exec("/bin/say", Collections.nCopies(100_000, "x"))).isEqualTo(new ExitStatus.Exited(0));
        assertThat(exec("/bin/say", Collections.nCopies(250_000, "x")))
                .isEqualTo(new ExitStatus.Exited(Errno.E2BIG.number()));
    }

    @Test
    void a_missing_program_is_noticed_before_too_many_arguments_and_these_before_the_format() {
        String big = "x".repeat(131_072);
        assertThat(exec("/t/missing", List.of(big))).isEqualTo(new ExitStatus.Exited(Errno.ENOENT.number()));
        assertThat(exec("/t/text", List.of(big))).isEqualTo(new ExitStatus.Exited(Errno.E2BIG.number()));
    }

    @Test
    void a_file_that_is_open_for_writing_is_not_executed_and_a_running_one_is_not_written() {
        Program writer = sys -> {
            sys.open("/t/copy", Set.of(OpenFlag.WRITE), 0).orThrow();
            Result<Program> result = sys.exec("/t/copy", List.of("copy"), PATH);
            return new Turn.Exited(result.error().orElseThrow().number());
        };
        assertThat(guest.run(writer)).isEqualTo(new ExitStatus.Exited(Errno.ETXTBSY.number()));
        guest.install("sleeper", sleeping());
        Pid sleeper = started("/bin/sleeper");
        guest.settle();
        assertThat(guest.asInit(sys -> sys.open("/bin/sleeper", Set.of(OpenFlag.WRITE), 0))
                        .error())
                .contains(Errno.ETXTBSY);
        guest.asInit(sys -> sys.kill(sleeper.number(), Signal.KILL)).orThrow();
        assertThat(guest.asInit(sys -> sys.open("/bin/sleeper", Set.of(OpenFlag.WRITE), 0))
                        .isOk())
                .isTrue();
    }

    private Pid started(String path) {
        Spawned spawned = guest.kernel.spawn(Spawn.of(List.of(path), PATH, Spawn.NULL));
        guest.kernel = spawned.kernel();
        return ((Spawned.Started) spawned).pid();
    }

    @Test
    void exec_closes_what_is_to_be_closed_and_forgets_handlers_but_not_what_is_ignored() {
        guest.program("after", argv -> sys -> {
            boolean right = !sys.isOpen(5)
                    && sys.isOpen(6)
                    && sys.disposition(Signal.HUP) == Disposition.DEFAULT
                    && sys.disposition(Signal.INT) == Disposition.IGNORE
                    && sys.environ().equals(List.of("A=1"));
            return new Turn.Exited(right ? 1 : 0);
        });
        guest.write("/t/after", Binaries.of("after"));
        guest.asInit(sys -> sys.chmod("/t/after", 0755)).orThrow();
        Program before = sys -> {
            sys.dup2(1, 5).orThrow();
            sys.dup2(1, 6).orThrow();
            sys.setCloseOnExec(5, true).orThrow();
            sys.sigaction(Signal.HUP, Disposition.CATCH).orThrow();
            sys.sigaction(Signal.INT, Disposition.IGNORE).orThrow();
            return new Turn.Running(
                    sys.exec("/t/after", List.of("x"), List.of("A=1")).orThrow());
        };
        assertThat(guest.run(before)).isEqualTo(new ExitStatus.Exited(1));
    }

    @Test
    void a_failed_exec_changes_nothing() {
        Program failing = sys -> {
            Kernel before = sys.kernel();
            sys.exec("/t/text", List.of("x"), PATH);
            sys.exec("/t/lost", List.of("x"), PATH);
            return new Turn.Exited(sys.kernel() == before ? 1 : 0);
        };
        assertThat(guest.run(failing)).isEqualTo(new ExitStatus.Exited(1));
    }

    @Test
    void a_user_may_execute_what_he_may_not_read() {
        Program user = sys -> {
            sys.become(1000, 1000).orThrow();
            Optional<Errno> reading =
                    sys.open("/t/copy", Set.of(OpenFlag.READ), 0).error();
            return sys.exec("/t/copy", List.of("copy"), PATH)
                    .fold(
                            it -> reading.equals(Optional.of(Errno.EACCES)) ? new Turn.Running(it) : new Turn.Exited(2),
                            errno -> new Turn.Exited(1));
        };
        assertThat(guest.run(user)).isEqualTo(new ExitStatus.Exited(0));
    }

    @Test
    void the_name_of_a_process_is_that_of_the_file() {
        guest.program("name", argv -> exiting(0));
        guest.write("/t/a-name-that-is-long", Binaries.of("name"));
        guest.asInit(sys -> sys.chmod("/t/a-name-that-is-long", 0755)).orThrow();
        Pid pid = started("/t/a-name-that-is-long");
        assertThat(guest.kernel.processes().get(pid).image().comm()).isEqualTo("a-name-that-is-");
    }
}
