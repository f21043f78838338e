package dev.maitredkit.certification;

import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.MaitredGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds out whether a gRPC server is there, by a call to a method that no guest has: any answer will do. */
final class Hail {
    private static final MethodDescriptor<EmptyMessage, EmptyMessage> NO_METHOD =
            MethodDescriptor.<EmptyMessage, EmptyMessage>newBuilder()
                    .setType(MethodDescriptor.MethodType.UNARY)
                    .setFullMethodName(MaitredGrpc.SERVICE_NAME + "/AreYouThere")
                    .setRequestMarshaller(ProtoUtils.marshaller(EmptyMessage.getDefaultInstance()))
                    .setResponseMarshaller(ProtoUtils.marshaller(EmptyMessage.getDefaultInstance()))
                    .build();

    private Hail() {}

    /** Why nobody answers; empty when somebody does. */
    static Optional<String> findSilence(Channel channel, Duration atMost) {
        try {
            ClientCalls.blockingUnaryCall(
                    channel,
                    NO_METHOD,
                    CallOptions.DEFAULT.withDeadlineAfter(atMost.toMillis(), TimeUnit.MILLISECONDS),
                    EmptyMessage.getDefaultInstance());
            return Optional.empty();
        } catch (StatusRuntimeException answer) {
            Status status = answer.getStatus();
            return switch (status.getCode()) {
                case UNAVAILABLE ->
                    Optional.of(status.getDescription() == null ? "UNAVAILABLE" : status.getDescription());
                case DEADLINE_EXCEEDED -> Optional.of("no answer within " + atMost.toSeconds() + " s");
                default -> Optional.empty();
            };
        }
    }
}
