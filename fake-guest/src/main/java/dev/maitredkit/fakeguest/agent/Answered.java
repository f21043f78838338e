package dev.maitredkit.fakeguest.agent;

import dev.maitredkit.fakeguest.kernel.Kernel;
import java.util.Objects;

/** The outcome of a call that is answered at once; a failed one may have changed the kernel as well. */
public record Answered(Kernel kernel, Reply reply) {
    public Answered {
        Objects.requireNonNull(kernel);
        Objects.requireNonNull(reply);
    }
}
