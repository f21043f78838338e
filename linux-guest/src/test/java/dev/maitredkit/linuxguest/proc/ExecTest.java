package dev.maitredkit.linuxguest.proc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.linuxguest.sys.Errno;
import dev.maitredkit.linuxguest.sys.Spawn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExecTest {
    private final List<List<String>> attempts = new ArrayList<>();

    /** Starts with these outcomes for these files; no other file is there. */
    private Spawn.Outcome start(String path, Map<String, Errno> files, String... argv) {
        Program program = new Program(List.of(argv), new TreeMap<>(Map.of("PATH", path)), false);
        return Exec.start(program, (file, arguments) -> {
            List<String> attempt = new ArrayList<>(List.of(file));
            attempt.addAll(arguments);
            attempts.add(attempt);
            Errno errno = files.getOrDefault(file, Errno.ENOENT);
            return new Spawn.Outcome(errno.isOk() ? 42 : 0, errno);
        });
    }

    @Test
    void a_name_is_looked_for_in_each_directory_in_order() {
        assertThat(start("/a:/b:/c", Map.of("/b/run", Errno.OK), "run", "x").pid())
                .isEqualTo(42);
        assertThat(attempts).containsExactly(List.of("/a/run", "run", "x"), List.of("/b/run", "run", "x"));
    }

    @Test
    void a_path_is_not_looked_for() {
        assertThat(start("/a", Map.of("/a/./run", Errno.OK), "./run").errno()).isEqualTo(Errno.ENOENT);
        assertThat(attempts).containsExactly(List.of("./run", "./run"));
    }

    @Test
    void what_may_not_be_run_gives_way_to_what_may() {
        assertThat(start("/a:/b", Map.of("/a/run", Errno.EACCES, "/b/run", Errno.OK), "run")
                        .pid())
                .isEqualTo(42);
    }

    @Test
    void what_may_not_be_run_is_the_reason_when_nothing_else_is_found() {
        assertThat(start("/a:/b", Map.of("/a/run", Errno.EACCES), "run").errno())
                .isEqualTo(Errno.EACCES);
    }

    @Test
    void an_element_that_is_a_file_is_passed_over() {
        assertThat(start("/a:/b", Map.of("/a/run", Errno.ENOTDIR, "/b/run", Errno.OK), "run")
                        .pid())
                .isEqualTo(42);
    }

    @Test
    void other_failures_end_the_search() {
        assertThat(start("/a:/b", Map.of("/a/run", Errno.E2BIG, "/b/run", Errno.OK), "run")
                        .errno())
                .isEqualTo(Errno.E2BIG);
    }

    @Test
    void a_file_without_a_format_is_run_by_the_shell() {
        assertThat(start("/a", Map.of("/a/run", Errno.ENOEXEC, "/bin/sh", Errno.OK), "run", "x", "y")
                        .pid())
                .isEqualTo(42);
        assertThat(attempts)
                .containsExactly(List.of("/a/run", "run", "x", "y"), List.of("/bin/sh", "/bin/sh", "/a/run", "x", "y"));
    }

    @Test
    void an_empty_element_is_the_working_directory() {
        assertThat(Exec.candidates("run", "/a::/b:")).containsExactly("/a/run", "run", "/b/run", "run");
    }

    @Test
    void an_empty_name_is_not_there_and_a_long_one_is_too_long() {
        assertThat(start("/a", Map.of("/a/", Errno.EACCES), "").errno()).isEqualTo(Errno.ENOENT);
        assertThat(start("/a", Map.of(), "x".repeat(256)).errno()).isEqualTo(Errno.ENAMETOOLONG);
        assertThat(attempts).isEmpty();
    }
}
