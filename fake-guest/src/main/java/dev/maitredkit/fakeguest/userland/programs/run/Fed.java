package dev.maitredkit.fakeguest.userland.programs.run;

/**
 * What a {@link Stage} made of an event.
 *
 * @param next its next state
 * @param output what it printed
 * @param flow what it wants then
 * @param status the exit status, for {@link Flow#STOP}
 */
public record Fed(Stage next, Output output, Flow flow, int status) {
    /** What a stage wants of its driver. */
    public enum Flow {
        /** More of this input. */
        MORE,
        /** No more of this input: the next one. */
        NEXT_INPUT,
        /** At the end of an input: to look again in a second whether it has grown. */
        FOLLOW,
        /** To end. */
        STOP
    }

    public static Fed more(Stage next, Output output) {
        return new Fed(next, output, Flow.MORE, 0);
    }

    public static Fed more(Stage next) {
        return more(next, Output.NONE);
    }

    public static Fed nextInput(Stage next, Output output) {
        return new Fed(next, output, Flow.NEXT_INPUT, 0);
    }

    public static Fed stop(Stage next, Output output, int status) {
        return new Fed(next, output, Flow.STOP, status);
    }
}
