package dev.maitredkit.fakeguest.kernel;

import static dev.maitredkit.fakeguest.kernel.TestKernel.exiting;
import static dev.maitredkit.fakeguest.kernel.TestKernel.saying;
import static dev.maitredkit.fakeguest.kernel.TestKernel.sleeping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.Sys.Disposition;
import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.Signal;
import dev.maitredkit.fakeguest.kernel.proc.Signals;
import dev.maitredkit.fakeguest.kernel.proc.Turn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SignalsTest {
    private final TestKernel guest = new TestKernel();

    /** Catches a signal; says which came, and ends on TERM. */
    private record Catcher(boolean armed) implements Program {
        @Override
        public Turn run(Sys sys) {
            if (!armed) {
                sys.sigaction(Signal.HUP, Disposition.CATCH).orThrow();
                sys.sigaction(Signal.TERM, Disposition.CATCH).orThrow();
            }
            Optional<Integer> signal = sys.takeCaught();
            signal.ifPresent(it -> sys.write(1, it + " ").orThrow());
            return signal.equals(Optional.of(Signal.TERM))
                    ? new Turn.Exited(4)
                    : signal.isPresent()
                            ? new Turn.Running(new Catcher(true))
                            : new Turn.Blocked(new Catcher(true), Set.of());
        }
    }

    private void kill(Pid pid, int signal) {
        assertThat(guest.asInit(sys -> sys.kill(pid.number(), signal)).isOk()).isTrue();
        guest.settle();
    }

    @Test
    void most_signals_kill() {
        for (int signal : List.of(1, 2, 3, 4, 6, 9, 11, 13, 14, 15, 16, 24, 25, 29, 31, 32, 34, 36, 64)) {
            Pid pid = guest.start(sleeping());
            guest.settle();
            kill(pid, signal);
            assertThat(guest.reap(pid)).isEqualTo(new ExitStatus.Signaled(signal));
        }
    }

    @Test
    void some_signals_are_ignored() {
        Pid pid = guest.start(sleeping());
        guest.settle();
        List.of(17, 18, 23, 28).forEach(signal -> kill(pid, signal));
        assertThat(guest.kernel.livingProcesses()).isEqualTo(1);
    }

    @Test
    void what_a_program_does_after_it_has_killed_itself_has_no_effect() {
        Program suicidal = sys -> {
            sys.write(1, "before");
            sys.kill(sys.self().number(), Signal.KILL).orThrow();
            sys.write(1, "after");
            sys.mkdir("/tmp/after", 0755);
            return new Turn.Exited(0);
        };
        assertThat(guest.run(suicidal)).isEqualTo(new ExitStatus.Signaled(Signal.KILL));
        assertThat(guest.console()).isEqualTo("before");
        assertThat(guest.asInit(sys -> sys.stat("/tmp/after")).error()).contains(Errno.ENOENT);
    }

    @Test
    void a_caught_signal_wakes_its_process() {
        Pid pid = guest.start(new Catcher(false));
        guest.settle();
        kill(pid, Signal.HUP);
        kill(pid, Signal.HUP);
        kill(pid, Signal.TERM);
        assertThat(guest.console()).isEqualTo("1 1 15 ");
        assertThat(guest.reap(pid)).isEqualTo(new ExitStatus.Exited(4));
    }

    @Test
    void a_standard_signal_is_pending_once_and_a_real_time_one_as_often_as_it_came() {
        Program program = sys -> {
            sys.sigaction(Signal.HUP, Disposition.CATCH).orThrow();
            sys.sigaction(40, Disposition.CATCH).orThrow();
            for (int i = 0; i < 3; i++) {
                sys.kill(sys.self().number(), 40).orThrow();
                sys.kill(sys.self().number(), Signal.HUP).orThrow();
            }
            int count = 0;
            while (sys.takeCaught().isPresent()) {
                count++;
            }
            return new Turn.Exited(count);
        };
        assertThat(guest.run(program)).isEqualTo(new ExitStatus.Exited(4));
    }

    @Test
    void a_stopped_process_goes_on_after_sigcont_and_acts_on_what_came_meanwhile() {
        Pid pid = guest.start(new Catcher(false));
        guest.settle();
        kill(pid, Signal.STOP);
        kill(pid, Signal.TERM);
        assertThat(guest.kernel.processes().get(pid).isStopped()).isTrue();
        assertThat(guest.console()).isEmpty();
        kill(pid, Signal.CONT);
        assertThat(guest.console()).isEqualTo("15 ");
    }

    @Test
    void a_stopped_process_can_be_killed() {
        Pid pid = guest.start(sleeping());
        guest.settle();
        kill(pid, Signal.STOP);
        kill(pid, Signal.KILL);
        assertThat(guest.reap(pid)).isEqualTo(new ExitStatus.Signaled(Signal.KILL));
    }

    @Test
    void a_process_that_stops_itself_has_no_share_left_and_does_no_more() {
        Program stopping = sys -> {
            sys.kill(sys.self().number(), Signal.STOP).orThrow();
            return sys.spend(1) ? new Turn.Exited(1) : new Turn.Running(saying("on", exiting(2)));
        };
        Pid pid = guest.start(stopping);
        guest.settle();
        assertThat(guest.kernel.processes().get(pid).isStopped()).isTrue();
        assertThat(guest.console()).isEmpty();
        kill(pid, Signal.CONT);
        assertThat(guest.console()).isEqualTo("on");
        assertThat(guest.reap(pid)).isEqualTo(new ExitStatus.Exited(2));
    }

    @Test
    void sigtstp_does_not_stop_an_orphaned_group_but_sigstop_does() {
        Pid pid = guest.start(sleeping());
        guest.settle();
        kill(pid, Signal.TSTP);
        assertThat(guest.kernel.processes().get(pid).isStopped()).isFalse();
        kill(pid, Signal.STOP);
        assertThat(guest.kernel.processes().get(pid).isStopped()).isTrue();
    }

    @Test
    void a_stopped_group_that_loses_the_one_who_could_continue_it_is_hung_up() {
        Program job = sys -> {
            sys.setpgid(0, 0).orThrow();
            sys.kill(0, Signal.STOP).orThrow();
            return new Turn.Running(sleeping());
        };
        Pid shell = guest.start(sys -> {
            sys.fork(job).orThrow();
            return new Turn.Running(sleeping());
        });
        guest.settle();
        Pid stopped = new Pid(shell.number() + 1);
        assertThat(guest.kernel.processes().get(stopped).isStopped()).isTrue();
        kill(shell, Signal.KILL);
        guest.reap(shell);
        assertThat(guest.reap(stopped)).isEqualTo(new ExitStatus.Signaled(Signal.HUP));
    }

    @Test
    void pid_1_takes_no_signal() {
        Program attacker = sys -> {
            boolean sent =
                    sys.kill(1, Signal.KILL).isOk() && sys.kill(1, Signal.TERM).isOk();
            return new Turn.Exited(sent ? 0 : 1);
        };
        assertThat(guest.run(attacker)).isEqualTo(new ExitStatus.Exited(0));
        assertThat(guest.kernel.processes().get(Pid.INIT).isZombie()).isFalse();
    }

    @Test
    void minus_one_is_everybody_but_pid_1_and_the_caller() {
        Pid other = guest.start(sleeping());
        Program killer = sys -> new Turn.Exited(sys.kill(-1, Signal.KILL).isOk() ? 3 : 0);
        Pid pid = guest.start(killer);
        guest.settle();
        assertThat(guest.reap(pid)).isEqualTo(new ExitStatus.Exited(3));
        assertThat(guest.reap(other)).isEqualTo(new ExitStatus.Signaled(Signal.KILL));
        assertThat(guest.asInit(sys -> sys.kill(-1, Signal.TERM)).error()).contains(Errno.ESRCH);
    }

    @Test
    void a_negative_pid_is_a_group_and_zero_the_own() {
        Pid leader = guest.start(sys -> {
            sys.fork(sleeping()).orThrow();
            return new Turn.Running(sleeping());
        });
        Pid bystander = guest.start(sleeping());
        guest.settle();
        assertThat(guest.asInit(sys -> sys.kill(-leader.number(), Signal.INT)).isOk())
                .isTrue();
        guest.settle();
        assertThat(guest.kernel.livingProcesses()).isEqualTo(1);
        assertThat(guest.kernel.processes().get(bystander).isZombie()).isFalse();
        Program own = sys -> {
            sys.kill(0, Signal.USR1).orThrow();
            return new Turn.Exited(0);
        };
        assertThat(guest.run(own)).isEqualTo(new ExitStatus.Signaled(Signal.USR1));
    }

    @Test
    void a_user_may_not_signal_another() {
        Pid root = guest.start(sleeping());
        Program user = sys -> {
            sys.become(1000, 1000).orThrow();
            boolean denied = sys.kill(root.number(), Signal.TERM).error().equals(Optional.of(Errno.EPERM));
            return new Turn.Exited(denied ? 1 : 0);
        };
        assertThat(guest.run(user)).isEqualTo(new ExitStatus.Exited(1));
    }

    @Test
    void a_blocked_signal_waits_until_it_is_let_through() {
        Program program = sys -> {
            sys.blockSignals(Signals.bit(Signal.TERM));
            sys.kill(sys.self().number(), Signal.TERM).orThrow();
            sys.write(1, "alive").orThrow();
            sys.blockSignals(0);
            sys.write(1, "dead");
            return new Turn.Exited(0);
        };
        assertThat(guest.run(program)).isEqualTo(new ExitStatus.Signaled(Signal.TERM));
        assertThat(guest.console()).isEqualTo("alive");
    }

    @Test
    void kill_and_stop_cannot_be_caught_and_what_is_no_signal_is_refused() {
        assertThat(guest.asInit(sys -> sys.sigaction(Signal.KILL, Disposition.IGNORE))
                        .error())
                .contains(Errno.EINVAL);
        assertThat(guest.asInit(sys -> sys.sigaction(65, Disposition.CATCH)).error())
                .contains(Errno.EINVAL);
        assertThat(guest.asInit(sys -> sys.kill(1, 65)).error()).contains(Errno.EINVAL);
    }
}
