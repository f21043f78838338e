package dev.maitredkit.linuxguest.server;

import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a request; one that cannot be parsed is empty, since gRPC's own way with it would cut the stream. */
record LenientRequest<T>(MethodDescriptor.Marshaller<T> strict) implements MethodDescriptor.Marshaller<Optional<T>> {
    @Override
    public InputStream stream(Optional<T> value) {
        return strict.stream(value.orElseThrow());
    }

    @Override
    public Optional<T> parse(InputStream stream) {
        try {
            return Optional.of(strict.parse(stream));
        } catch (StatusRuntimeException unparsable) {
            return Optional.empty();
        }
    }
}
