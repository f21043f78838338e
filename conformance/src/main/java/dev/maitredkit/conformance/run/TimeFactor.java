package dev.maitredkit.conformance.run;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import dev.maitredkit.scenarios.data.Step;
import java.util.List;
import java.util.Map;

/**
 * What the time limits of scenarios are multiplied with on a slow guest: timeouts, {@code at_most}, and how often a check is
 * repeated until it holds. Waits stay as they are: those that let time go by, and those for an answer that must not come.
 *
 * @param factor 1 or more
 */
public record TimeFactor(double factor) {
    /** Limits as they are written. */
    public static final TimeFactor ONE = new TimeFactor(1);

    /** Far above any guest that could still be worked with. */
    public static final double LARGEST = 1000;

    public TimeFactor {
        if (!(factor >= 1 && factor <= LARGEST)) {
            throw new IllegalArgumentException("a time factor is from 1 to 1000, not " + factor);
        }
    }

    /** A limit on this guest. */
    public java.time.Duration limit(java.time.Duration written) {
        return java.time.Duration.ofNanos((long) (written.toNanos() * factor));
    }

    /** A scenario, or a part of one, with its limits as they are on this guest. */
    @SuppressWarnings("unchecked")
    <M extends Message> M scale(M message) {
        if (factor == 1) {
            return message;
        }
        Message.Builder builder = message.toBuilder();
        for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
            Object value = field.getValue();
            if (value instanceof List<?> list) {
                builder.setField(field.getKey(), list.stream().map(this::part).toList());
            } else {
                builder.setField(field.getKey(), part(value));
            }
        }
        return (M) (builder instanceof Step.Builder step ? step(step).build() : builder.build());
    }

    private Object part(Object value) {
        return value instanceof Message message && !(value instanceof Map.Entry<?, ?>) ? scale(message) : value;
    }

    private Step.Builder step(Step.Builder step) {
        if (step.getExpect().getNoAnswer()) {
            return step;
        }
        if (step.getExpect().hasAtMost()) {
            step.getExpectBuilder().setAtMost(times(step.getExpect().getAtMost()));
        }
        if (step.hasCheck() && step.hasRepeat()) {
            step.getRepeatBuilder().setTimes((int) Math.ceil(step.getRepeat().getTimes() * factor));
        }
        return step.setTimeout(times(step.hasTimeout() ? step.getTimeout() : proto(Durations.TIMEOUT)));
    }

    private Duration times(Duration written) {
        return proto(limit(Durations.of(written)));
    }

    private static Duration proto(java.time.Duration time) {
        return Duration.newBuilder()
                .setSeconds(time.getSeconds())
                .setNanos(time.getNano())
                .build();
    }
}
