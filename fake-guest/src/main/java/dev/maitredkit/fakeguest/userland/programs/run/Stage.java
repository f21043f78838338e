package dev.maitredkit.fakeguest.userland.programs.run;

/** A program that reads: what it knows of its input so far, as an immutable value that is fed by a {@link Pump}. */
public interface Stage {
    /** An input was opened; {@code -} is standard input. */
    default Fed begin(String name) {
        return Fed.more(this);
    }

    /** An input could not be opened. */
    default Stage skipped() {
        return this;
    }

    /** Some bytes of it, never none. */
    Fed feed(String piece);

    /** The end of it, or of what could be read of it. */
    default Fed end() {
        return Fed.more(this);
    }

    /**
     * All inputs were read.
     *
     * @param failed some could not be opened or read
     */
    default Fed finish(boolean failed) {
        return Fed.stop(this, Output.NONE, failed ? 1 : 0);
    }
}
