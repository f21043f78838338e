package dev.maitredkit.fakeguest.kernel;

import static dev.maitredkit.fakeguest.kernel.TestKernel.BOOT;
import static dev.maitredkit.fakeguest.kernel.TestKernel.exiting;
import static dev.maitredkit.fakeguest.kernel.TestKernel.sleeping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.Signal;
import dev.maitredkit.fakeguest.kernel.proc.Turn;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SchedulingTest {
    private final TestKernel guest = new TestKernel();

    /** {@code while :; do :; done} */
    private record Spinning() implements Program {
        @Override
        public Turn run(Sys sys) {
            while (sys.spend(1)) {
                continue;
            }
            return new Turn.Running(this);
        }
    }

    /** Never says that it works. */
    private record Idling() implements Program {
        @Override
        public Turn run(Sys sys) {
            return new Turn.Running(this);
        }
    }

    /** {@code f() { f | f & }; f}: each makes two more and waits for nobody. */
    private record Bomb() implements Program {
        @Override
        public Turn run(Sys sys) {
            return sys.fork(this).isOk() ? new Turn.Running(this) : new Turn.Blocked(this, Set.of());
        }
    }

    /** A chain: the child goes on, the parent ends. */
    private record Chain() implements Program {
        @Override
        public Turn run(Sys sys) {
            sys.fork(this);
            return new Turn.Exited(0);
        }
    }

    /** A chain whose links kill themselves. */
    private record Lemming() implements Program {
        @Override
        public Turn run(Sys sys) {
            sys.fork(this);
            sys.kill(sys.self().number(), Signal.KILL);
            return new Turn.Running(this);
        }
    }

    private record Alarm(Instant until) implements Program {
        @Override
        public Turn run(Sys sys) {
            return sys.now().isBefore(until)
                    ? new Turn.Blocked(this, Set.of(new WaitFor.Time(until)))
                    : new Turn.Exited(3);
        }
    }

    @Test
    void a_short_program_takes_no_time() {
        guest.run(exiting(0));
        assertThat(guest.kernel.now()).isEqualTo(BOOT);
        assertThat(guest.kernel.nextEvent()).isEmpty();
    }

    @Test
    void a_sleeper_is_woken_at_its_time_and_not_before() {
        Instant until = BOOT.plusSeconds(2);
        Pid pid = guest.start(new Alarm(until));
        guest.settle();
        assertThat(guest.kernel.nextEvent()).contains(until);
        guest.kernel = guest.kernel.run(until.minusNanos(1), 1_000);
        assertThat(guest.kernel.livingProcesses()).isEqualTo(1);
        guest.kernel = guest.kernel.run(until, 1_000);
        assertThat(guest.reap(pid)).isEqualTo(new ExitStatus.Exited(3));
    }

    @Test
    void sleepers_wake_in_the_order_of_their_times_and_then_of_their_sleep() {
        for (int seconds : new int[] {3, 1, 2, 1}) {
            Instant until = BOOT.plusSeconds(seconds);
            String name = seconds + "/" + guest.kernel.processes().nextSerial() + " ";
            guest.start(once -> new Turn.Blocked(
                    sys -> {
                        sys.write(1, name).orThrow();
                        return new Turn.Exited(0);
                    },
                    Set.of(new WaitFor.Time(until))));
        }
        guest.pass(Duration.ofSeconds(5));
        assertThat(guest.console()).isEqualTo("1/2 1/4 2/3 3/1 ");
    }

    @Test
    void a_loop_without_end_costs_time_and_ends_by_a_signal() {
        Pid pid = guest.start(new Spinning());
        guest.pass(Duration.ofSeconds(5));
        assertThat(guest.kernel.now()).isEqualTo(BOOT.plusSeconds(5));
        long most = 5_000L * guest.kernel.limits().unitsPerMillisecond();
        assertThat(guest.kernel.work())
                .isBetween(most, most + 3L * guest.kernel.limits().burst());
        guest.asInit(sys -> sys.kill(pid.number(), Signal.KILL)).orThrow();
        assertThat(guest.reap(pid)).isEqualTo(new ExitStatus.Signaled(Signal.KILL));
    }

    @Test
    void work_at_one_instant_is_bounded_whatever_the_programs_do() {
        for (Program program : new Program[] {new Spinning(), new Idling(), new Chain(), new Lemming(), new Bomb()}) {
            TestKernel other = new TestKernel(Limits.DEFAULT.withProcesses(1000));
            other.start(program);
            other.settle();
            assertThat(other.kernel.work())
                    .as(program.toString())
                    .isLessThan(4L * other.kernel.limits().burst());
        }
    }

    @Test
    void nobody_starves_beside_loops_without_end() {
        for (int i = 0; i < 20; i++) {
            guest.start(new Spinning());
        }
        guest.pass(Duration.ofSeconds(1));
        Pid late = guest.start(exiting(9));
        guest.settle();
        assertThat(guest.reap(late)).isEqualTo(new ExitStatus.Exited(9));
        for (int number : guest.kernel.processes().all().keySet()) {
            Pid pid = new Pid(number);
            if (!pid.equals(Pid.INIT)) {
                assertThat(guest.kernel.processes().get(pid).usage().own()).isPositive();
            }
        }
    }

    @Test
    void a_fork_bomb_ends_at_the_limit_of_processes() {
        TestKernel small = new TestKernel(Limits.DEFAULT.withProcesses(500));
        small.start(new Bomb());
        small.pass(Duration.ofSeconds(10));
        assertThat(small.kernel.processes().all()).hasSize(500);
        small.kernel = small.kernel.signalAll(Signal.KILL);
        assertThat(small.kernel.livingProcesses()).isZero();
    }

    @Test
    void a_run_may_stop_in_between_and_go_on() {
        guest.start(new Spinning());
        Kernel parts = guest.kernel;
        Instant later = BOOT.plusSeconds(1);
        for (int i = 0; i < 20_000; i++) {
            parts = parts.run(BOOT, 600);
        }
        parts = parts.run(later, 10_000_000);
        Kernel whole = guest.kernel.run(BOOT, 10_000_000).run(later, 10_000_000);
        assertThat(parts).isEqualTo(whole);
        assertThat(guest.kernel.run(BOOT, 600).nextEvent()).contains(BOOT);
    }

    @Test
    void a_snapshot_is_not_touched_by_what_comes_after() {
        Pid pid = guest.start(sleeping());
        guest.settle();
        Kernel snapshot = guest.kernel;
        guest.kernel = guest.kernel.signalAll(Signal.KILL);
        assertThat(snapshot.livingProcesses()).isEqualTo(1);
        assertThat(guest.kernel.livingProcesses()).isZero();
        assertThat(snapshot.run(snapshot.now().plusSeconds(9), 1_000)
                        .processes()
                        .get(pid)
                        .isZombie())
                .isFalse();
    }

    @Test
    void a_program_that_waits_for_what_it_has_not_got_is_not_left_hanging() {
        Program hopeful = once -> new Turn.Blocked(
                sys -> new Turn.Exited(sys.read(9, 1).error().equals(Optional.of(Errno.EBADF)) ? 1 : 0),
                Set.of(new WaitFor.Readable(9)));
        assertThat(guest.run(hopeful)).isEqualTo(new ExitStatus.Exited(1));
    }
}
