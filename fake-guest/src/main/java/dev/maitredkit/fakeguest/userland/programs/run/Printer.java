package dev.maitredkit.fakeguest.userland.programs.run;

import dev.maitredkit.fakeguest.kernel.Errno;
import java.util.ArrayList;
import java.util.List;

/** Collects the output of one step; it lives no longer than that. */
public final class Printer {
    private final Call call;
    private final List<Output.Chunk> done = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int fd = 1;

    public Printer(Call call) {
        this.call = call;
    }

    /** Prints on standard output. */
    public Printer print(String more) {
        return put(1, more);
    }

    /** Prints a line on standard output. */
    public Printer line(String more) {
        return put(1, more).put(1, "\n");
    }

    /** Says something on standard error, with the program's name in front. */
    public Printer warn(String message) {
        return put(2, call.message(message));
    }

    /** Says that the fake does not know what the real program would do; {@link Refusal#STATUS} is to follow. */
    public Printer unsupported(String what) {
        cut();
        done.addAll(Output.unsupported(call, what).chunks());
        return this;
    }

    /** As perror(3) does it. */
    public Printer warn(String about, Errno errno) {
        return warn(about + ": " + errno.text());
    }

    private Printer put(int where, String more) {
        if (where != fd) {
            cut();
            fd = where;
        }
        text.append(more);
        return this;
    }

    private void cut() {
        if (text.length() > 0) {
            done.add(new Output.Chunk(fd, text.toString()));
            text.setLength(0);
        }
    }

    /** All of it so far. */
    public Output output() {
        cut();
        return new Output(done);
    }

    /** The program ends with this output. */
    public Progress end(int status) {
        return new Progress.End(output(), status);
    }

    /** The program goes on after this output. */
    public Progress next(Work work) {
        return new Progress.Next(work, output());
    }
}
