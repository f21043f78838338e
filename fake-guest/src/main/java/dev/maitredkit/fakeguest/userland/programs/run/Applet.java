package dev.maitredkit.fakeguest.userland.programs.run;

import dev.maitredkit.fakeguest.kernel.proc.Program;

/**
 * One program of the userland.
 *
 * @param name as its link is called
 * @param options what it takes
 * @param start makes its first state; keeps nothing
 */
public record Applet(String name, Spec options, Start start) {
    /** Makes the first state of a program of its arguments. */
    @FunctionalInterface
    public interface Start {
        Work start(Call call, Options options);
    }

    /** The program for a call. */
    public Program program(Call call) {
        return WorkProgram.of(call, work(call));
    }

    /** The work for a call; for programs that run one another. */
    public Work work(Call call) {
        Options.Parsed parsed = Options.parse(options, call);
        return parsed instanceof Options.Parsed.Good good
                ? start.start(call, good.options())
                : ((Options.Parsed.Bad) parsed).refusal();
    }
}
