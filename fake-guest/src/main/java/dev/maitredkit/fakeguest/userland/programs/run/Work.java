package dev.maitredkit.fakeguest.userland.programs.run;

import dev.maitredkit.fakeguest.kernel.Sys;

/**
 * A program's progress, as an immutable value. A step is short: what is large is done in many steps, and a step
 * that does much tells {@link Sys#spend} so.
 */
@FunctionalInterface
public interface Work {
    Progress step(Sys sys);

    /** A program that only says something and ends. */
    record Say(Output output, int status) implements Work {
        @Override
        public Progress step(Sys sys) {
            return new Progress.End(output, status);
        }
    }

    /** Ends with a message on stderr. */
    static Work refuse(Call call, String message, int status) {
        return new Say(Output.err(call.message(message)), status);
    }

    /** Ends as BusyBox does when the arguments make no sense: its usage on stderr and status 1. */
    static Work usage(Call call) {
        return usage(call, 1);
    }

    /** The same, for the few programs whose status then is another. */
    static Work usage(Call call, int status) {
        return new Say(Output.err(Refusal.usage(call.applet())), status);
    }

    /** Ends with a message and the usage. */
    static Work usage(Call call, String message) {
        return new Say(Output.err(call.message(message) + Refusal.usage(call.applet())), 1);
    }

    /** Ends because the fake does not know what the real program would do. */
    static Work unsupported(Call call, String what) {
        return new Say(Output.unsupported(call, what), Refusal.STATUS);
    }

    /** Ends silently. */
    static Work exit(int status) {
        return new Say(Output.NONE, status);
    }
}
