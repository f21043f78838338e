package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys.PipeEnds;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import dev.maitredkit.fakeguest.userland.shell.syntax.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Command substitution (POSIX sh 2.6.3): a subshell whose output is read from a pipe. */
final class Substitutions {
    private static final int CHUNK = 4096;

    private Substitutions() {}

    /** Runs a command in this state; {@code then} is resumed with its output. */
    static void start(Interpreter in, Expanding then, Node command, ShellState state) {
        Result<PipeEnds> pipe = in.sys().pipe();
        if (!(pipe instanceof Result.Ok<PipeEnds> it)) {
            in.fail("can't create pipe: " + pipe.error().orElseThrow().text());
            return;
        }
        PipeEnds ends = it.value();
        Forks.Setup setup = Forks.Setup.NONE.move(ends.write(), 1).close(ends.read());
        Optional<Integer> pid = Forks.forkSubstitution(in, state, command, setup);
        in.sys().close(ends.write());
        if (pid.isEmpty()) {
            in.sys().close(ends.read());
            return;
        }
        in.set(in.state().with(in.state().jobs().add(List.of(pid.get()), false)));
        in.push(new Reading(then, ends.read(), pid.get(), null));
    }

    /** Chunks read so far, newest first. */
    private record Chunk(String text, Chunk before, int total) {}

    private record Reading(Expanding then, int fd, int pid, Chunk read) implements Frame {
        @Override
        public void run(Interpreter in) {
            Result<String> result = in.sys().read(fd, CHUNK);
            if (result.error().filter(Waiting::isRetry).isPresent()) {
                in.block(this, Set.of(new WaitFor.Readable(fd)));
                return;
            }
            String text = result.fold(it -> it, error -> "");
            if (text.isEmpty()) {
                in.sys().close(fd);
                in.push(new Ending(then, pid, join(read)));
                return;
            }
            in.spend(1 + text.length() / 256);
            int total = text.length() + (read == null ? 0 : read.total());
            if (total > Expander.MAX_LENGTH) {
                in.sys().close(fd);
                in.fail("out of memory");
                return;
            }
            in.push(new Reading(then, fd, pid, new Chunk(text, read, total)));
        }

        @Override
        public Optional<Jump> unwind(Interpreter in, Jump jump) {
            in.sys().close(fd);
            return Optional.of(jump);
        }

        private static String join(Chunk last) {
            if (last == null) {
                return "";
            }
            char[] all = new char[last.total()];
            for (Chunk at = last; at != null; at = at.before()) {
                at.text()
                        .getChars(
                                0,
                                at.text().length(),
                                all,
                                at.total() - at.text().length());
            }
            return new String(all);
        }
    }

    /** All is read; the subshell's status is wanted too. */
    private record Ending(Expanding then, int pid, String output) implements Frame {
        @Override
        public void run(Interpreter in) {
            Optional<Jobs.Job> job = Waiting.poll(in, pid);
            if (job.isEmpty()) {
                in.block(this, Set.of(new WaitFor.Child()));
                return;
            }
            in.set(in.state().with(in.state().jobs().remove(job.get().number())));
            int end = output.length();
            while (end > 0 && output.charAt(end - 1) == '\n') {
                end--;
            }
            String text = output.substring(0, end).replace("\0", "");
            in.push(then.with(new Substituted(text, job.get().status(false))));
            Waiting.report(in, job.get());
        }
    }
}
