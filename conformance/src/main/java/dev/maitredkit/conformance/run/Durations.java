package dev.maitredkit.conformance.run;

import java.time.Duration;

/** Times of scenarios as Java knows them. */
final class Durations {
    private Durations() {}

    static Duration of(com.google.protobuf.Duration time) {
        return Duration.ofSeconds(time.getSeconds(), time.getNanos());
    }
}
