package dev.maitredkit.fakeguest.userland.programs.run;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps all of the input until it has ended, and then does its job.
 *
 * @param done the inputs that have ended
 * @param current of the one that has not
 * @param size of all so far
 */
public record Gather(Call call, Job job, List<Input> done, String name, Chunks current, int size) implements Stage {
    private static final int CAP = 1 << 25;

    /** One input, read to its end. */
    public record Input(String name, String content) {}

    /** What is done with the inputs, and what it needs for it. */
    public interface Job {
        /**
         * Makes the output.
         *
         * @param failed some input could not be read
         */
        Progress.End finish(List<Input> inputs, boolean failed);
    }

    public static Gather of(Call call, Job job) {
        return new Gather(call, job, List.of(), "-", Chunks.EMPTY, 0);
    }

    @Override
    public Fed begin(String input) {
        return Fed.more(new Gather(call, job, done, input, Chunks.EMPTY, size));
    }

    @Override
    public Fed feed(String piece) {
        int grown = size + piece.length();
        return grown > CAP
                ? Fed.stop(this, Output.err(call.message("out of memory")), 1)
                : Fed.more(new Gather(call, job, done, name, current.plus(piece), grown));
    }

    @Override
    public Fed end() {
        List<Input> all = new ArrayList<>(done);
        all.add(new Input(name, current.text()));
        return Fed.more(new Gather(call, job, List.copyOf(all), name, Chunks.EMPTY, size));
    }

    @Override
    public Fed finish(boolean failed) {
        Progress.End end = job.finish(done, failed);
        return Fed.stop(this, end.output(), end.status());
    }
}
