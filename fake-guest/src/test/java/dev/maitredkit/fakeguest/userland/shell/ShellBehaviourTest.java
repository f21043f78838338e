package dev.maitredkit.fakeguest.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.Limits;
import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What recorded cases cannot show: signals from outside, resources, and that a running shell is a value. */
final class ShellBehaviourTest {
    private final ShellGuest guest = new ShellGuest();

    @Test
    void the_last_command_of_a_command_string_takes_the_place_of_the_shell() {
        ShellGuest.Result result = guest.run("echo $$; sh -c 'echo $$'");
        String[] pids = result.out().split("\n");
        assertThat(pids[0]).isEqualTo(pids[1]);
        assertThat(guest.run("echo $$; sh -c 'echo $$'; :").out().split("\n")).doesNotHaveDuplicates();
    }

    @Test
    void a_shell_with_a_trap_stays_behind_its_last_command_to_run_it() {
        assertThat(guest.run("trap 'echo bye' EXIT; cat /dev/null").out()).isEqualTo("bye\n");
    }

    @Test
    void a_trap_runs_when_the_command_that_the_shell_waits_for_has_ended() {
        Pid pid = guest.start("trap 'echo term; exit 9' TERM; sleep 5; echo no");
        guest.pass(Duration.ofSeconds(1));
        guest.signal(pid, 15);
        guest.pass(Duration.ofSeconds(1));
        assertThat(guest.findStatus(pid)).isEmpty();
        guest.pass(Duration.ofSeconds(4));
        assertThat(guest.findStatus(pid)).contains(new ExitStatus.Exited(9));
        assertThat(guest.read("/out")).isEqualTo("term\n");
    }

    @Test
    void wait_ends_at_once_when_a_trapped_signal_comes() {
        Pid pid = guest.start("trap 'echo usr1' USR1; sleep 50 & wait; echo $?; kill $!");
        guest.pass(Duration.ofSeconds(1));
        guest.signal(pid, 10);
        guest.pass(Duration.ZERO);
        assertThat(guest.read("/out")).isEqualTo("usr1\n138\n");
        assertThat(guest.findStatus(pid)).contains(new ExitStatus.Exited(0));
    }

    @Test
    void a_shell_without_traps_dies_of_a_signal_while_its_child_lives_on() {
        Pid pid = guest.start("sleep 50; :");
        guest.pass(Duration.ofSeconds(1));
        guest.signal(pid, 15);
        guest.pass(Duration.ZERO);
        assertThat(guest.findStatus(pid)).contains(new ExitStatus.Signaled(15));
        assertThat(guest.kernel.livingProcesses()).isEqualTo(1);
    }

    @Test
    void sigquit_is_ignored_by_the_shell_but_not_by_its_children() {
        Pid pid = guest.start("sleep 50; echo $?");
        guest.pass(Duration.ofSeconds(1));
        guest.signal(pid, 3);
        guest.signal(new Pid(pid.number() + 1), 3);
        guest.pass(Duration.ZERO);
        assertThat(guest.read("/out")).isEqualTo("131\n");
    }

    @Test
    void a_loop_without_end_leaves_others_their_share() {
        guest.start("while :; do :; done");
        assertThat(guest.run("i=0; while [ $i -lt 100 ]; do i=$((i+1)); done; echo $i")
                        .out())
                .isEqualTo("100\n");
    }

    @Test
    void a_long_script_does_not_need_a_deep_stack() {
        String commands = ":;".repeat(5_000) + ":&&".repeat(5_000) + "echo done\n";
        guest.write("/tmp/long", commands, 0644);
        assertThat(guest.runAs("", "sh", "/tmp/long").out()).isEqualTo("done\n");
        assertThat(guest.run("i=0; while [ $i -lt 3000 ]; do i=$((i+1)); done; echo $i")
                        .out())
                .isEqualTo("3000\n");
    }

    @Test
    void nesting_too_deep_is_a_syntax_error() {
        for (String script : new String[] {
            "(".repeat(5000), "echo $(".repeat(5000), "echo " + "${x-".repeat(5000), "if ".repeat(5000)
        }) {
            ShellGuest.Result result = guest.run(script);
            assertThat(result.err()).as(script.substring(0, 9)).isEqualTo("sh: syntax error: nested too deeply\n");
            assertThat(result.code()).isEqualTo(2);
        }
    }

    @Test
    void recursion_without_end_overflows_the_stack_of_the_shell() {
        assertThat(guest.run("f() { f; }; f").status()).isEqualTo(new ExitStatus.Signaled(11));
        assertThat(guest.run("f() { [ $1 = 0 ] || f $(($1-1)); }; f 1000; echo $?")
                        .out())
                .isEqualTo("0\n");
    }

    @Test
    void what_grows_without_end_is_refused_as_out_of_memory() {
        for (String script :
                new String[] {"x=ab; while :; do x=$x$x; done", "set -- a; while :; do set -- \"$@\" \"$@\"; done"}) {
            ShellGuest.Result result = guest.run(script);
            assertThat(result.err()).as(script).isEqualTo("sh: out of memory\n");
            assertThat(result.code()).isEqualTo(2);
        }
    }

    @Test
    void a_fork_bomb_goes_on_until_there_are_no_more_processes() {
        ShellGuest small = new ShellGuest(Limits.DEFAULT.withProcesses(20));
        Pid bomb = small.start("f() { f | f & }; f");
        small.kernel = small.kernel.run(small.kernel.now(), 200_000);
        assertThat(small.read("/err")).contains("sh: can't fork: Resource temporarily unavailable\n");
        assertThat(small.findStatus(bomb)).contains(new ExitStatus.Exited(0));
    }

    @Test
    void a_fork_that_fails_ends_the_shell_with_status_2() {
        ShellGuest small = new ShellGuest(Limits.DEFAULT.withProcesses(2));
        ShellGuest.Result result = small.run("sleep 9 & sleep 9; echo no");
        assertThat(result.err()).isEqualTo("sh: can't fork: Resource temporarily unavailable\n");
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void a_running_shell_is_a_value_that_can_go_on_twice() {
        Pid pid = guest.start("x=1; sleep 5; x=$((x+1)); echo $x $(sleep 1; echo s); exit $((x+5))");
        guest.pass(Duration.ofSeconds(2));
        Kernel snapshot = guest.kernel;
        guest.pass(Duration.ofSeconds(10));
        String first = guest.read("/out");
        ExitStatus status = guest.findStatus(pid).orElseThrow();
        guest.kernel = snapshot;
        assertThat(guest.read("/out")).isEmpty();
        guest.pass(Duration.ofSeconds(10));
        assertThat(guest.read("/out")).isEqualTo(first).isEqualTo("2 s\n");
        assertThat(guest.findStatus(pid)).contains(status).contains(new ExitStatus.Exited(7));
    }

    @Test
    void it_may_be_interrupted_after_every_unit_of_work() {
        String script =
                "f() { local i; for i in $(seq 3); do echo $i$1; done | cat; }; f a; y=$(f b); echo \"$y\" >/tmp/y;"
                        + " while read l; do echo \"<$l>\"; done </tmp/y; trap 'echo T' EXIT";
        String expected = guest.run(script).out();
        ShellGuest other = new ShellGuest();
        Pid pid = other.start(script);
        for (int turns = 0; turns < 100_000 && other.findStatus(pid).isEmpty(); turns++) {
            Instant next = other.kernel.nextEvent().orElseThrow();
            other.kernel = other.kernel.run(next, 1);
        }
        assertThat(other.findStatus(pid)).contains(new ExitStatus.Exited(0));
        assertThat(other.read("/out")).isEqualTo(expected).startsWith("1a\n2a\n3a\n<1b>");
    }

    @Test
    void a_builtin_waits_for_the_reader_of_a_full_pipe() {
        String script = "i=0; while [ $i -lt 3000 ]; do echo 012345678901234567890123456789012345678; i=$((i+1)); done"
                + " | { sleep 1; wc -c; }";
        assertThat(guest.run(script).out()).isEqualTo("120000\n");
    }

    @Test
    void applets_run_wherever_path_leads_and_ps_shows_the_shell_for_some() {
        assertThat(guest.run("PATH=/nowhere; cat /proc/self/comm; echo a | tail -n 1")
                        .out())
                .isEqualTo("cat\na\n");
        assertThat(guest.run("ps -o args").out()).endsWith("{ps} sh -c ps -o args\n");
    }

    @Test
    void what_is_not_supported_says_so_with_status_2() {
        for (String script :
                new String[] {"ulimit -n 5", "wait -n", "[[ a =~ b ]]", "diff <(echo) f", "sh -i", "set -m", "help"}) {
            ShellGuest.Result result = guest.run(script);
            assertThat(result.code()).as(script).isEqualTo(2);
            assertThat(result.err()).as(script).contains("not supported");
        }
    }
}
