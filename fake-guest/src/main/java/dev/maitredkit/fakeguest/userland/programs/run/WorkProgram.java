package dev.maitredkit.fakeguest.userland.programs.run;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.Turn;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Drives a {@link Work}: one step after the other, and between them the output is written, however long the reader of
 * a pipe lets it wait.
 *
 * @param applet its name, for the message when writing fails
 * @param work what comes next
 * @param pending not yet written output of the step before
 * @param ending the exit status when the step before was the last
 */
public record WorkProgram(String applet, Work work, Output pending, OptionalInt ending) implements Program {
    private static final int STDOUT = 1;

    /** A program at its start. */
    public static Program of(Call call, Work work) {
        return new WorkProgram(call.applet(), work, Output.NONE, OptionalInt.empty());
    }

    @Override
    public Turn run(Sys sys) {
        WorkProgram at = this;
        while (true) {
            Written written = write(sys, at.pending);
            if (written.blockedOn.isPresent()) {
                WorkProgram waiting = at.with(written.rest);
                return new Turn.Blocked(waiting, Set.of(new WaitFor.Writable(written.blockedOn.getAsInt())));
            }
            if (written.failed != null) {
                // SIGPIPE ends the process by itself unless it is ignored; everything else is reported, as here.
                at = at.ended(Output.err(applet + ": write error: " + written.failed.text() + "\n"), 1);
                continue;
            }
            if (at.ending.isPresent()) {
                return new Turn.Exited(at.ending.getAsInt());
            }
            at = at.with(Output.NONE);
            if (!sys.spend(1)) {
                return new Turn.Running(at);
            }
            Progress progress = at.work.step(sys);
            if (progress instanceof Progress.Next next) {
                note(sys, next.output());
                at = new WorkProgram(applet, next.work(), next.output(), OptionalInt.empty());
                if (!sys.spend(next.output().cost())) {
                    return new Turn.Running(at);
                }
            } else if (progress instanceof Progress.Wait wait) {
                return new Turn.Blocked(at.with(wait.work()), wait.until());
            } else if (progress instanceof Progress.End end) {
                note(sys, end.output());
                at = at.ended(end.output(), end.status());
            } else {
                return new Turn.Running(((Progress.Become) progress).program());
            }
        }
    }

    private static void note(Sys sys, Output output) {
        output.chunks().stream()
                .map(Output.Chunk::unsupported)
                .filter(what -> !what.isEmpty())
                .forEach(sys::unsupported);
    }

    private WorkProgram with(Output rest) {
        return rest.equals(pending) ? this : new WorkProgram(applet, work, rest, ending);
    }

    private WorkProgram with(Work next) {
        return new WorkProgram(applet, next, Output.NONE, ending);
    }

    private WorkProgram ended(Output last, int status) {
        return new WorkProgram(applet, work, last, OptionalInt.of(status));
    }

    private record Written(Output rest, OptionalInt blockedOn, Errno failed) {}

    /** Writes what goes; an error of stderr, or of a descriptor that a program opened by itself, is nobody's news. */
    private static Written write(Sys sys, Output output) {
        List<Output.Chunk> chunks = output.chunks();
        for (int i = 0; i < chunks.size(); i++) {
            int fd = chunks.get(i).fd();
            String text = chunks.get(i).text();
            while (!text.isEmpty()) {
                Result<Integer> result = sys.write(fd, text);
                if (result instanceof Result.Ok<Integer> ok) {
                    text = text.substring(ok.value());
                    continue;
                }
                Errno errno = result.error().orElseThrow();
                if (errno == Errno.EAGAIN) {
                    List<Output.Chunk> rest = new ArrayList<>(chunks.subList(i, chunks.size()));
                    rest.set(0, new Output.Chunk(fd, text));
                    return new Written(new Output(rest), OptionalInt.of(fd), null);
                }
                if (fd == STDOUT) {
                    return new Written(Output.NONE, OptionalInt.empty(), errno);
                }
                break;
            }
        }
        return new Written(Output.NONE, OptionalInt.empty(), null);
    }
}
