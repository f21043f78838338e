package dev.maitredkit.fakeguest.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.kernel.Sys.Disposition;
import dev.maitredkit.fakeguest.kernel.fs.Vfs;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Process;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.Signal;
import dev.maitredkit.fakeguest.kernel.proc.Status;
import dev.maitredkit.fakeguest.kernel.proc.Turn;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds whatever programs do: here programs at random, which fork, signal, stop, wait, and talk through pipes. */
final class KernelPropertiesTest {
    enum Deed {
        FORK,
        PIPE,
        READ,
        WRITE,
        CLOSE,
        DUP,
        SLEEP,
        WAIT,
        KILL_CHILD,
        STOP_CHILD,
        CONTINUE_ALL,
        TERM_GROUP,
        CATCH,
        LEAD,
        EXEC,
        CHDIR,
        SPIN,
        EXIT
    }

    /** Does one thing after the other, each with a number that says which descriptor, child, or how long. */
    private record Script(List<Deed> deeds, int at, int number) implements Program {
        private Script next() {
            return new Script(deeds, at + 1, number * 31 + 7 & 0xff);
        }

        @Override
        public Turn run(Sys sys) {
            if (at >= deeds.size()) {
                return new Turn.Exited(number);
            }
            int fd = number % 7;
            switch (deeds.get(at)) {
                case FORK -> sys.fork(next());
                case PIPE -> sys.pipe();
                case READ -> {
                    if (sys.read(fd, 1 + number * 40).error().equals(Optional.of(Errno.EAGAIN))) {
                        return new Turn.Blocked(next(), Set.of(new WaitFor.Readable(fd)));
                    }
                }
                case WRITE -> {
                    if (sys.write(fd, "x".repeat(number * 300)).error().equals(Optional.of(Errno.EAGAIN))) {
                        return new Turn.Blocked(next(), Set.of(new WaitFor.Writable(fd)));
                    }
                }
                case CLOSE -> sys.close(fd);
                case DUP -> sys.dup2(fd, number % 5);
                case SLEEP -> {
                    return new Turn.Blocked(
                            next(), Set.of(new WaitFor.Time(sys.now().plusMillis(number))));
                }
                case WAIT -> {
                    if (sys.waitpid(Optional.empty()).fold(Optional::isEmpty, errno -> false)) {
                        return new Turn.Blocked(next(), Set.of(new WaitFor.Child()));
                    }
                }
                case KILL_CHILD -> child(sys).ifPresent(it -> sys.kill(it.number(), 1 + number % 40));
                case STOP_CHILD -> child(sys).ifPresent(it -> sys.kill(it.number(), Signal.STOP));
                case CONTINUE_ALL -> sys.kill(-1, Signal.CONT);
                case TERM_GROUP -> sys.kill(0, number % 2 == 0 ? Signal.TERM : Signal.TSTP);
                case CATCH -> sys.sigaction(Signal.TERM, Disposition.values()[number % 3]);
                case LEAD -> sys.setpgid(0, 0);
                case EXEC -> {
                    Result<Program> program = sys.exec("/bin/again", List.of("again"), List.of());
                    return new Turn.Running(program.fold(it -> new Script(deeds, at + 1, number / 2), errno -> next()));
                }
                case CHDIR -> sys.chdir(number % 2 == 0 ? "/tmp" : "/proc/self");
                case SPIN -> {
                    while (sys.spend(5)) {
                        continue;
                    }
                }
                case EXIT -> {
                    return new Turn.Exited(number);
                }
                default -> throw new IllegalStateException("a deed that nobody knows");
            }
            return new Turn.Running(next());
        }

        private Optional<Pid> child(Sys sys) {
            return sys.kernel().processes().get(sys.self()).family().children().values().stream()
                    .findFirst();
        }
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return Arbitraries.frequency(
                        Tuple.of(3, Deed.FORK),
                        Tuple.of(2, Deed.PIPE),
                        Tuple.of(2, Deed.READ),
                        Tuple.of(2, Deed.WRITE),
                        Tuple.of(1, Deed.CLOSE))
                .flatMap(first -> Arbitraries.of(Deed.class)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(14)
                        .map(rest -> {
                            List<Deed> all = new ArrayList<>(rest);
                            all.add(0, first);
                            return List.copyOf(all);
                        }));
    }

    private static TestKernel guest(List<Deed> deeds) {
        TestKernel guest = new TestKernel(Limits.DEFAULT.withProcesses(60));
        guest.install("again", new Script(List.of(), 0, 0));
        guest.install("script", new Script(deeds, 0, 5));
        return guest;
    }

    private static Kernel started(TestKernel guest) {
        return guest.kernel
                .spawn(Spawn.of(List.of("script"), TestKernel.PATH, Spawn.CONSOLE))
                .kernel();
    }

    @Property(tries = 100)
    void the_same_inputs_have_the_same_outcome(@ForAll("deeds") List<Deed> deeds) {
        TestKernel first = guest(deeds);
        Kernel start = started(first);
        first.kernel = start;
        first.pass(Duration.ofMillis(700));
        TestKernel second = guest(deeds);
        second.kernel = start;
        second.pass(Duration.ofMillis(700));
        assertThat(first.kernel.vfs()).usingRecursiveComparison().isEqualTo(second.kernel.vfs());
        assertThat(first.kernel.with(start.vfs())).isEqualTo(second.kernel.with(start.vfs()));
    }

    @Property(tries = 100)
    void nothing_is_left_of_programs_that_are_gone(@ForAll("deeds") List<Deed> deeds) {
        TestKernel guest = guest(deeds);
        Vfs before = guest.kernel.vfs();
        guest.kernel = started(guest);
        guest.pass(Duration.ofMillis(300));
        guest.kernel = guest.kernel.signalAll(Signal.KILL);
        for (Sys.Reaped it : guest.kernel.reapable()) {
            guest.kernel = guest.kernel.reap(it.pid());
        }
        Kernel after = guest.kernel;
        assertThat(after.processes().all()).containsOnlyKeys(1);
        assertThat(after.processes().groups()).containsOnlyKeys(Pid.INIT);
        assertThat(after.processes().stopped()).isEmpty();
        assertThat(after.processes().zombies()).isZero();
        assertThat(after.files().descriptions()).isEmpty();
        assertThat(after.files().pipes()).isEmpty();
        assertThat(after.vfs()).usingRecursiveComparison().isEqualTo(before);
        assertThat(after.nextEvent()).isEmpty();
    }

    @Property(tries = 100)
    void the_indexes_agree_with_the_processes(@ForAll("deeds") List<Deed> deeds) {
        TestKernel guest = guest(deeds);
        guest.kernel = started(guest);
        for (int i = 0; i < 20; i++) {
            guest.pass(Duration.ofMillis(17));
            requireConsistent(guest.kernel);
        }
    }

    private static void requireConsistent(Kernel kernel) {
        Map<Long, Integer> references = new HashMap<>();
        int ready = 0;
        int zombies = 0;
        for (Process it : kernel.processes().all().values()) {
            Pid parent = it.family().parent();
            if (!it.isInit()) {
                boolean isKnown =
                        kernel.processes().get(parent).family().children().containsValue(it.pid());
                assertThat(isKnown).isTrue();
            }
            assertThat(kernel.processes().group(it.identity().group())).contains(it.pid());
            assertThat(kernel.processes().stopped().contains(it.pid())).isEqualTo(it.isStopped());
            it.descriptors().byNumber().values().forEach(fd -> references.merge(fd.file(), 1, Integer::sum));
            it.image().executable().ifPresent(file -> references.merge(file, 1, Integer::sum));
            ready += it.status() instanceof Status.Ready ? 1 : 0;
            zombies += it.isZombie() ? 1 : 0;
        }
        Map<Long, Integer> counted = new HashMap<>();
        kernel.files().descriptions().forEach((number, it) -> counted.put(number, it.references()));
        assertThat(counted).isEqualTo(references);
        assertThat(kernel.processes().schedule().fresh().size()
                        + kernel.processes().schedule().worn().size())
                .isEqualTo(ready);
        assertThat(kernel.processes().zombies()).isEqualTo(zombies);
    }
}
