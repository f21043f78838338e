package dev.maitredkit.conformance.run;

import dev.maitredkit.scenarios.data.Step;
import java.time.Duration;

/** Times of scenarios as Java knows them. */
final class Durations {
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    private Durations() {}

    static Duration of(com.google.protobuf.Duration time) {
        return Duration.ofSeconds(time.getSeconds(), time.getNanos());
    }

    /** How long the answer to a step is waited for. */
    static Duration timeout(Step step) {
        return step.hasTimeout() ? of(step.getTimeout()) : TIMEOUT;
    }
}
