package dev.maitredkit.fakeguest.userland.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.proc.Pid;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Programs that read, write and wait bit by bit, as one sees from outside. */
final class StreamingTest {
    private final TestGuest guest = new TestGuest();

    @Test
    void an_endless_writer_ends_with_its_reader() {
        assertThat(guest.sh("yes | head -n 1").stdout()).isEqualTo("y\n");
        assertThat(guest.sh("yes abc | sed q").stdout()).isEqualTo("abc\n");
        assertThat(guest.sh("cat /dev/zero | head -c 5 | wc -c").stdout()).isEqualTo("5\n");
        assertThat(guest.sh("yes | grep -q y; echo $?").stdout()).isEqualTo("0\n");
        assertThat(guest.sh("yes | tr y n | head -c 4").stdout()).isEqualTo("n\nn\n");
        assertThat(guest.sh("seq 1 1000000000 | dd bs=2 count=2 status=none").stdout())
                .isEqualTo("1\n2\n");
    }

    @Test
    void more_than_a_pipe_holds_goes_through_it() {
        assertThat(guest.sh("seq 100000 | cat | tail -n 1").stdout()).isEqualTo("100000\n");
        assertThat(guest.sh("head -c 300000 /dev/zero | tee copy | wc -c; wc -c < copy")
                        .stdout())
                .isEqualTo("300000\n300000\n");
        assertThat(guest.sh("seq 20000 | sort -rn | uniq | head -n 1").stdout()).isEqualTo("20000\n");
    }

    @Test
    void a_writer_that_ignores_sigpipe_reports_it() {
        TestGuest.Ran ran = guest.sh("(trap '' PIPE; yes; echo $? > status) | true; cat status");
        assertThat(ran.stdout()).isEqualTo("1\n");
        assertThat(ran.stderr()).isEqualTo("yes: write error: Broken pipe\n");
    }

    @Test
    void a_full_device_is_reported() {
        TestGuest.Ran ran = guest.sh("/bin/cat f3 > /dev/full");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.stderr()).isEqualTo("cat: write error: No space left on device\n");
    }

    @Test
    void sleep_takes_the_guests_time_and_only_that() {
        guest.run(List.of("sleep", "1.5", "0.25s"), "");
        assertThat(Duration.between(TestGuest.BOOT, guest.kernel.now()))
                .isBetween(Duration.ofMillis(1750), Duration.ofMillis(1760));
    }

    @Test
    void timeout_sends_its_signal_in_time_and_then_kills() {
        assertThat(guest.run(List.of("timeout", "2", "sleep", "50"), "").status())
                .isEqualTo(128 + 15);
        assertThat(Duration.between(TestGuest.BOOT, guest.kernel.now()))
                .isBetween(Duration.ofSeconds(2), Duration.ofMillis(2100));
        TestGuest.Ran deaf = guest.run(
                List.of("timeout", "-k", "3", "1", "sh", "-c", "trap '' TERM; while :; do sleep 1; done"), "");
        assertThat(deaf.status()).isEqualTo(128 + 9);
    }

    @Test
    void tail_follows_what_is_added() {
        Pid tail = guest.start(List.of("tail", "-n", "1", "-f", "f3"), "");
        guest.pass(Duration.ofSeconds(2));
        assertThat(guest.read("/tmp/out")).isEqualTo("three\n");
        guest.append("/w/f3", "four\n");
        guest.pass(Duration.ofSeconds(2));
        assertThat(guest.read("/tmp/out")).isEqualTo("three\nfour\n");
        assertThat(guest.isRunning(tail)).isTrue();
    }

    @Test
    void a_reader_of_a_fifo_waits_for_its_writer() {
        TestGuest.Ran ran = guest.sh("mkfifo q; cat q & sleep 1; echo late > q; wait");
        assertThat(ran.stdout()).isEqualTo("late\n");
    }

    @Test
    void a_writer_of_a_fifo_waits_for_its_reader() {
        TestGuest.Ran ran =
                guest.sh("mkfifo q; (echo early > q; : > w) & sleep 1; test -e w || echo waits; cat q; wait;"
                        + " test -e w && echo done");
        assertThat(ran.stdout()).isEqualTo("waits\nearly\ndone\n");
    }

    @Test
    void xargs_reads_a_pipe_and_runs_its_commands_one_by_one() {
        assertThat(guest.sh("(echo a; sleep 1; echo b) | xargs -n 1 sh -c 'echo $0 $1' x")
                        .stdout())
                .isEqualTo("x a\nx b\n");
    }

    @Test
    void the_same_comes_out_when_a_turn_is_very_short() {
        String script = "seq 3000 | grep -v 7 | sed 's/1/x/g' | sort | uniq -c | wc";
        String wanted = guest.sh(script).stdout();
        TestGuest slow = new TestGuest().withQuantum(3);
        assertThat(slow.sh(script).stdout()).isEqualTo(wanted);
    }
}
