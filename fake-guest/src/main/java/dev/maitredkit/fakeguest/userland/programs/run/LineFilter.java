package dev.maitredkit.fakeguest.userland.programs.run;

/** A program that goes by lines, as an immutable value. */
public interface LineFilter {
    /** What it made of an event; the parts are those of {@link Fed}. */
    record Seen(LineFilter next, Output output, Fed.Flow flow, int status) {}

    /** An input begins. */
    default Seen begin(String name) {
        return more(Output.NONE);
    }

    /**
     * A line.
     *
     * @param text without its newline
     * @param terminated it had one
     */
    Seen line(String text, boolean terminated);

    /** An input ended. */
    default Seen end() {
        return more(Output.NONE);
    }

    /** All inputs ended; the flow of the answer does not matter. */
    default Seen finish(boolean failed) {
        return stop(Output.NONE, failed ? 1 : 0);
    }

    default Seen more(Output output) {
        return new Seen(this, output, Fed.Flow.MORE, 0);
    }

    default Seen nextInput(Output output) {
        return new Seen(this, output, Fed.Flow.NEXT_INPUT, 0);
    }

    default Seen stop(Output output, int status) {
        return new Seen(this, output, Fed.Flow.STOP, status);
    }
}
