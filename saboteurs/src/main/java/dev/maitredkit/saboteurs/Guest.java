package dev.maitredkit.saboteurs;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** The guest behind a relay, called with the options of the host's call. */
record Guest(Channel channel, CallOptions options) implements Relay.Onward {
    @Override
    public Runnable call(String method, byte[] request, Consumer<Relay.Answer> then) {
        ClientCall<byte[], byte[]> call = channel.newCall(
                MethodDescriptor.<byte[], byte[]>newBuilder()
                        .setType(MethodDescriptor.MethodType.UNARY)
                        .setFullMethodName(method)
                        .setRequestMarshaller(Bytes.AS_THEY_ARE)
                        .setResponseMarshaller(Bytes.AS_THEY_ARE)
                        .build(),
                options);
        ClientCalls.asyncUnaryCall(call, request, new Waiting(then));
        return () -> call.cancel("the host gave the call up", null);
    }

    private static final class Waiting implements StreamObserver<byte[]> {
        private final Consumer<Relay.Answer> then;
        private byte[] response = new byte[0];

        Waiting(Consumer<Relay.Answer> then) {
            this.then = then;
        }

        @Override
        public void onNext(byte[] message) {
            response = message;
        }

        @Override
        public void onError(Throwable error) {
            then.accept(new Relay.Answer(Status.fromThrowable(error), new byte[0]));
        }

        @Override
        public void onCompleted() {
            then.accept(new Relay.Answer(Status.OK, response));
        }
    }

    private enum Bytes implements Marshaller<byte[]> {
        AS_THEY_ARE;

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
