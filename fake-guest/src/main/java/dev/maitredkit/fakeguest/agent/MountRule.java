package dev.maitredkit.fakeguest.agent;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.Result;

/** What Mount does. */
@FunctionalInterface
public interface MountRule {
    /** mount(2) with just these arguments; the errno is in the answer. */
    MountRule AS_ASKED = (kernel, it) -> {
        Init.Did<Result<Result.Done>> done =
                Init.mount(kernel, it.source(), it.target(), it.fstype(), it.flags(), it.options());
        return new Answered(
                done.kernel(),
                new Reply.Mounted(done.answer().error().map(Errno::number).orElse(0)));
    };

    Answered mount(Kernel kernel, Command.Mount command);
}
