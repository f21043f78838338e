package dev.maitredkit.fakeguest.server;

import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;

/**
 * A request as it arrived.
 *
 * @param message empty when its bytes are no such message
 */
record Received<I>(Optional<I> message) {
    Received {
        Objects.requireNonNull(message);
    }

    /** Reads requests of a kind; bytes that do not parse are a value too, and not gRPC's to answer. */
    record Reader<I>(Marshaller<I> strict) implements Marshaller<Received<I>> {
        @Override
        public InputStream stream(Received<I> value) {
            return strict.stream(value.message().orElseThrow());
        }

        @Override
        public Received<I> parse(InputStream stream) {
            try {
                return new Received<>(Optional.of(strict.parse(stream)));
            } catch (StatusRuntimeException e) {
                return new Received<>(Optional.empty());
            }
        }
    }
}
