package dev.maitredkit.fakeguest.kernel;

import static dev.maitredkit.fakeguest.kernel.TestKernel.exiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.Sys.Disposition;
import dev.maitredkit.fakeguest.kernel.Sys.PipeEnds;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.Signal;
import dev.maitredkit.fakeguest.kernel.proc.Turn;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PipesTest {
    private static final int FIFO = 0010644;

    private final TestKernel guest = new TestKernel();

    /** Copies a descriptor to standard output until it ends, then exits with how many bytes there were, modulo 256. */
    private record Reader(int fd, int max, int count) implements Program {
        @Override
        public Turn run(Sys sys) {
            Result<String> data = sys.read(fd, max);
            if (!data.isOk()) {
                return new Turn.Blocked(this, Set.of(new WaitFor.Readable(fd)));
            }
            if (data.orThrow().isEmpty()) {
                return new Turn.Exited(count);
            }
            sys.write(1, data.orThrow()).orThrow();
            return new Turn.Running(new Reader(fd, max, count + data.orThrow().length()));
        }
    }

    /** Writes all of it, as often as it takes, and exits with 0. */
    private record Writer(int fd, String data) implements Program {
        @Override
        public Turn run(Sys sys) {
            Result<Integer> count = sys.write(fd, data);
            if (!count.isOk()) {
                return new Turn.Blocked(this, Set.of(new WaitFor.Writable(fd)));
            }
            String rest = data.substring(count.orThrow());
            return rest.isEmpty() ? new Turn.Exited(0) : new Turn.Running(new Writer(fd, rest));
        }
    }

    private static Program pipeline(Program writer, Program reader) {
        return sys -> {
            PipeEnds ends = sys.pipe().orThrow();
            sys.fork(child -> {
                        child.close(ends.read()).orThrow();
                        return new Turn.Running(writer);
                    })
                    .orThrow();
            sys.close(ends.write()).orThrow();
            return new Turn.Running(reader);
        };
    }

    @Test
    void bytes_go_through_a_pipe_and_end_with_its_writer() {
        assertThat(guest.run(pipeline(new Writer(4, "hello"), new Reader(3, 100, 0))))
                .isEqualTo(new ExitStatus.Exited(5));
        assertThat(guest.console()).isEqualTo("hello");
    }

    @Test
    void a_writer_waits_for_room_and_nothing_is_lost() {
        String data = "0123456789abcdef".repeat(12_500);
        guest.start(pipeline(new Writer(4, data), new Reader(3, 1000, 0)));
        guest.pass(java.time.Duration.ofSeconds(10));
        assertThat(guest.console()).isEqualTo(data);
        assertThat(guest.kernel.livingProcesses()).isZero();
        assertThat(guest.kernel.files().pipes()).isEmpty();
        assertThat(guest.kernel.files().descriptions()).isEmpty();
    }

    @Test
    void a_pipe_holds_65536_bytes() {
        Program filler = sys -> {
            PipeEnds ends = sys.pipe().orThrow();
            int first = sys.write(ends.write(), "x".repeat(70_000)).orThrow();
            boolean full = sys.write(ends.write(), "x").error().equals(Optional.of(Errno.EAGAIN));
            return new Turn.Exited(first == 65_536 && full ? 1 : 0);
        };
        assertThat(guest.run(filler)).isEqualTo(new ExitStatus.Exited(1));
    }

    @Test
    void a_write_of_up_to_4096_bytes_is_not_split() {
        Program filler = sys -> {
            PipeEnds ends = sys.pipe().orThrow();
            sys.write(ends.write(), "x".repeat(15 * 4096 + 100)).orThrow();
            boolean whole = sys.write(ends.write(), "y".repeat(4096)).error().equals(Optional.of(Errno.EAGAIN));
            sys.read(ends.read(), 4096).orThrow();
            int now = sys.write(ends.write(), "y".repeat(4096)).orThrow();
            return new Turn.Exited(whole && now == 4096 ? 1 : 0);
        };
        assertThat(guest.run(filler)).isEqualTo(new ExitStatus.Exited(1));
    }

    @Test
    void writing_to_a_pipe_that_nobody_reads_kills_by_sigpipe() {
        Program writer = sys -> {
            PipeEnds ends = sys.pipe().orThrow();
            sys.close(ends.read()).orThrow();
            sys.write(ends.write(), "x");
            return new Turn.Exited(0);
        };
        assertThat(guest.run(writer)).isEqualTo(new ExitStatus.Signaled(Signal.PIPE));
    }

    @Test
    void writing_to_a_pipe_that_nobody_reads_is_epipe_when_sigpipe_is_ignored() {
        Program writer = sys -> {
            sys.sigaction(Signal.PIPE, Disposition.IGNORE).orThrow();
            PipeEnds ends = sys.pipe().orThrow();
            sys.close(ends.read()).orThrow();
            return new Turn.Exited(
                    sys.write(ends.write(), "x").error().orElseThrow().number());
        };
        assertThat(guest.run(writer)).isEqualTo(new ExitStatus.Exited(Errno.EPIPE.number()));
    }

    @Test
    void a_writer_that_waits_is_killed_when_the_reader_goes() {
        Program impatient = once -> new Turn.Running(exiting(7));
        Pid reader = guest.start(pipeline(new Writer(4, "x".repeat(100_000)), impatient));
        guest.settle();
        assertThat(guest.reap(reader)).isEqualTo(new ExitStatus.Exited(7));
        assertThat(guest.reap(new Pid(reader.number() + 1))).isEqualTo(new ExitStatus.Signaled(Signal.PIPE));
    }

    @Test
    void a_fifo_joins_those_who_open_it_by_name() {
        guest.asInit(sys -> sys.mknod("/tmp/fifo", FIFO, 0, 0)).orThrow();
        Pid reader = guest.start(sys -> {
            int fd = sys.open("/tmp/fifo", Set.of(OpenFlag.READ), 0).orThrow();
            return new Turn.Running(new Reader(fd, 100, 0));
        });
        guest.settle();
        assertThat(guest.kernel.livingProcesses()).isEqualTo(1);
        guest.run(sys -> {
            int fd = sys.open("/tmp/fifo", Set.of(OpenFlag.WRITE), 0).orThrow();
            return new Turn.Running(new Writer(fd, "by name"));
        });
        assertThat(guest.reap(reader)).isEqualTo(new ExitStatus.Exited(7));
        assertThat(guest.console()).isEqualTo("by name");
        assertThat(guest.kernel.files().pipes()).isEmpty();
        assertThat(guest.kernel.files().fifos()).isEmpty();
    }

    @Test
    void a_pipe_can_be_opened_again_through_proc() {
        Program program = sys -> {
            PipeEnds ends = sys.pipe().orThrow();
            sys.write(ends.write(), "again").orThrow();
            int fd = sys.open("/proc/self/fd/" + ends.read(), Set.of(OpenFlag.READ), 0)
                    .orThrow();
            sys.close(ends.read()).orThrow();
            sys.close(ends.write()).orThrow();
            return new Turn.Running(new Reader(fd, 100, 0));
        };
        assertThat(guest.run(program)).isEqualTo(new ExitStatus.Exited(5));
        assertThat(guest.console()).isEqualTo("again");
    }
}
