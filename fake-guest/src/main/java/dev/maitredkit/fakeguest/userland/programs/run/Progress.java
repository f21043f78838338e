package dev.maitredkit.fakeguest.userland.programs.run;

import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import java.util.Set;

/** What came of one step of a {@link Work}. */
public sealed interface Progress {
    /** It printed something and goes on. */
    record Next(Work work, Output output) implements Progress {}

    /** It must wait, and then takes the step again. */
    record Wait(Work work, Set<WaitFor> until) implements Progress {
        public Wait {
            until = Set.copyOf(until);
        }
    }

    /** It is over. */
    record End(Output output, int status) implements Progress {}

    /** exec(2) worked: another program is in its place. */
    record Become(Program program) implements Progress {}
}
