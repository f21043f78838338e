package dev.maitredkit.fidelity.live;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** What is compared; each has calls of its own. */
enum Area {
    MOUNT(MountCalls::sequence),
    NETWORK(NetworkCalls::sequence),
    EXEC(ExecCalls::sequence);

    private final Function<Random, List<Call>> generator;

    Area(Function<Random, List<Call>> generator) {
        this.generator = generator;
    }

    List<Call> sequence(Random random) {
        return generator.apply(random);
    }
}
