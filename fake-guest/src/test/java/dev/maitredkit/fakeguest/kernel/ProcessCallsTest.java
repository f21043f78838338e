package dev.maitredkit.fakeguest.kernel;

import static dev.maitredkit.fakeguest.kernel.TestKernel.exiting;
import static dev.maitredkit.fakeguest.kernel.TestKernel.saying;
import static dev.maitredkit.fakeguest.kernel.TestKernel.sleeping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.Sys.Disposition;
import dev.maitredkit.fakeguest.kernel.Sys.Reaped;
import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.Signal;
import dev.maitredkit.fakeguest.kernel.proc.Turn;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ProcessCallsTest {
    private final TestKernel guest = new TestKernel();

    /** Waits for a child and exits with its exit code plus 100, or 1 when there is none. */
    private record Waiter(Optional<Pid> which) implements Program {
        @Override
        public Turn run(Sys sys) {
            Result<Optional<Reaped>> result = sys.waitpid(which);
            if (!result.isOk()) {
                return new Turn.Exited(1);
            }
            return result.orThrow()
                    .<Turn>map(it -> new Turn.Exited(100 + ((ExitStatus.Exited) it.status()).code()))
                    .orElse(new Turn.Blocked(this, Set.of(new WaitFor.Child())));
        }
    }

    @Test
    void an_exit_status_has_eight_bits() {
        assertThat(guest.run(exiting(300))).isEqualTo(new ExitStatus.Exited(44));
        assertThat(guest.run(exiting(256))).isEqualTo(new ExitStatus.Exited(0));
    }

    @Test
    void a_parent_waits_for_its_child_and_reaps_it() {
        Program parent = sys -> {
            Pid child = sys.fork(exiting(7)).orThrow();
            return new Turn.Running(new Waiter(Optional.of(child)));
        };
        assertThat(guest.run(parent)).isEqualTo(new ExitStatus.Exited(107));
        assertThat(guest.kernel.processes().all()).containsOnlyKeys(1);
    }

    @Test
    void the_child_that_was_forked_first_is_reaped_first_of_those_that_ended() {
        Program parent = sys -> {
            sys.fork(exiting(1)).orThrow();
            sys.fork(exiting(2)).orThrow();
            return new Turn.Running(
                    once -> new Turn.Blocked(new Waiter(Optional.empty()), Set.of(new WaitFor.Child())));
        };
        assertThat(guest.run(parent)).isEqualTo(new ExitStatus.Exited(101));
    }

    @Test
    void waiting_without_children_or_for_a_stranger_is_echild() {
        assertThat(guest.run(new Waiter(Optional.empty()))).isEqualTo(new ExitStatus.Exited(1));
        assertThat(guest.run(new Waiter(Optional.of(Pid.INIT)))).isEqualTo(new ExitStatus.Exited(1));
    }

    @Test
    void orphans_go_to_pid_1_which_reaps_them() {
        Pid parent = guest.start(sys -> {
            sys.fork(sleeping()).orThrow();
            return new Turn.Exited(0);
        });
        guest.settle();
        guest.reap(parent);
        Pid orphan = new Pid(parent.number() + 1);
        assertThat(guest.kernel.processes().get(orphan).family().parent()).isEqualTo(Pid.INIT);
        guest.kernel = guest.kernel.signalAll(Signal.TERM);
        assertThat(guest.reap(orphan)).isEqualTo(new ExitStatus.Signaled(Signal.TERM));
        assertThat(guest.kernel.livingProcesses()).isZero();
    }

    @Test
    void a_zombie_keeps_its_pid_until_it_is_reaped_and_does_not_count_as_living() {
        Pid first = guest.start(exiting(0));
        guest.settle();
        assertThat(guest.kernel.livingProcesses()).isZero();
        assertThat(guest.kernel.reapable()).extracting(Reaped::pid).containsExactly(first);
        assertThat(guest.asInit(sys -> sys.kill(first.number(), 0)).isOk()).isTrue();
        guest.reap(first);
        assertThat(guest.asInit(sys -> sys.kill(first.number(), 0)).error()).contains(Errno.ESRCH);
    }

    @Test
    void a_child_is_reaped_at_once_when_its_parent_ignores_sigchld() {
        Program parent = sys -> {
            sys.sigaction(Signal.CHLD, Disposition.IGNORE).orThrow();
            sys.fork(exiting(3)).orThrow();
            return new Turn.Running(new Waiter(Optional.empty()));
        };
        assertThat(guest.run(parent)).isEqualTo(new ExitStatus.Exited(1));
    }

    @Test
    void setsid_makes_a_leader_unless_there_is_a_group_of_that_name() {
        Program leader = sys -> new Turn.Exited(sys.setsid().isOk() ? 1 : 0);
        assertThat(guest.run(leader)).isEqualTo(new ExitStatus.Exited(0));
        Program child = sys -> {
            boolean leads = sys.setsid().isOk()
                    && sys.session().equals(sys.self())
                    && sys.group().equals(sys.self());
            return new Turn.Exited(leads ? 5 : 0);
        };
        Program parent = sys -> {
            sys.fork(child).orThrow();
            return new Turn.Running(new Waiter(Optional.empty()));
        };
        assertThat(guest.run(parent)).isEqualTo(new ExitStatus.Exited(105));
    }

    @Test
    void a_number_is_not_a_pid_again_while_a_group_has_it() {
        TestKernel small = new TestKernel(new Limits(310, 10, 16, 8 << 20, 1000, 1000, 100_000, 500, 0));
        Pid leader = small.start(sys -> {
            sys.fork(sleeping()).orThrow();
            return new Turn.Exited(0);
        });
        small.settle().reap(leader);
        for (int i = 0; i < 400; i++) {
            Pid next = small.start(exiting(0));
            assertThat(next).isNotEqualTo(leader).isNotEqualTo(new Pid(leader.number() + 1));
            small.settle().pass(java.time.Duration.ofSeconds(1)).reap(next);
        }
    }

    @Test
    void fork_fails_with_eagain_at_the_limit_of_processes() {
        TestKernel small = new TestKernel(Limits.DEFAULT.withProcesses(3));
        Program forker = sys -> {
            boolean second = sys.fork(sleeping()).isOk();
            Result<Pid> third = sys.fork(sleeping());
            return new Turn.Exited(second && third.error().equals(Optional.of(Errno.EAGAIN)) ? 9 : 1);
        };
        assertThat(small.run(forker)).isEqualTo(new ExitStatus.Exited(9));
    }

    @Test
    void a_child_has_the_files_of_its_parent_and_shares_their_offsets() {
        guest.write("/tmp/text", "abcdef");
        Program parent = sys -> {
            int fd = sys.open("/tmp/text", Set.of(dev.maitredkit.fakeguest.kernel.fs.OpenFlag.READ), 0)
                    .orThrow();
            sys.fork(child -> {
                        child.write(1, child.read(fd, 3).orThrow());
                        return new Turn.Exited(0);
                    })
                    .orThrow();
            Program rest = again -> {
                again.write(1, again.read(fd, 9).orThrow());
                return new Turn.Exited(0);
            };
            return new Turn.Blocked(rest, Set.of(new WaitFor.Child()));
        };
        guest.run(parent);
        assertThat(guest.console()).isEqualTo("abcdef");
    }

    @Test
    void processes_take_turns_in_order() {
        Program twice = saying("a", saying("A", exiting(0)));
        Program other = saying("b", saying("B", exiting(0)));
        guest.start(twice);
        guest.start(other);
        guest.settle();
        assertThat(guest.console()).isEqualTo("abAB");
    }
}
