package dev.maitredkit.transport;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A service of plain bytes, for tests of what carries them. */
public final class Echo {
    /** Answers with the request. */
    public static final MethodDescriptor<byte[], byte[]> ECHO = method("Echo");

    /** Answers with the caller's address and its authority, as the server sees them. */
    public static final MethodDescriptor<byte[], byte[]> PEER = method("Peer");

    /** Never answers. */
    public static final MethodDescriptor<byte[], byte[]> SILENCE = method("Silence");

    /** Fails with UNAVAILABLE "not today". */
    public static final MethodDescriptor<byte[], byte[]> REFUSE = method("Refuse");

    private static final Context.Key<String> CALLER = Context.key("caller");

    private Echo() {}

    public static ServerServiceDefinition service() {
        ServerServiceDefinition plain = ServerServiceDefinition.builder("test.Echo")
                .addMethod(ECHO, ServerCalls.asyncUnaryCall((request, reply) -> {
                    reply.onNext(request);
                    reply.onCompleted();
                }))
                .addMethod(PEER, ServerCalls.asyncUnaryCall((request, reply) -> {
                    reply.onNext(CALLER.get().getBytes(StandardCharsets.UTF_8));
                    reply.onCompleted();
                }))
                .addMethod(SILENCE, ServerCalls.asyncUnaryCall((request, reply) -> {}))
                .addMethod(
                        REFUSE,
                        ServerCalls.asyncUnaryCall((request, reply) -> reply.onError(
                                Status.UNAVAILABLE.withDescription("not today").asRuntimeException())))
                .build();
        return ServerInterceptors.intercept(plain, new CallerInContext());
    }

    /** Blocks for at most a minute, which is for kernels emulated on a busy machine. */
    public static byte[] call(Channel channel, MethodDescriptor<byte[], byte[]> method, byte[] request) {
        return ClientCalls.blockingUnaryCall(
                channel, method, CallOptions.DEFAULT.withDeadlineAfter(60, TimeUnit.SECONDS), request);
    }

    public static String call(Channel channel, MethodDescriptor<byte[], byte[]> method, String request) {
        return new String(call(channel, method, request.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    /** The status a call fails with. */
    public static Status failure(Channel channel, MethodDescriptor<byte[], byte[]> method) {
        try {
            String answer = call(channel, method, "request");
            throw new AssertionError("the call did not fail, but answered: " + answer);
        } catch (StatusRuntimeException e) {
            return e.getStatus();
        }
    }

    private static MethodDescriptor<byte[], byte[]> method(String name) {
        return MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodType.UNARY)
                .setFullMethodName(MethodDescriptor.generateFullMethodName("test.Echo", name))
                .setRequestMarshaller(new Bytes())
                .setResponseMarshaller(new Bytes())
                .build();
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class CallerInContext implements ServerInterceptor {
        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            SocketAddress caller = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
            Context context = Context.current().withValue(CALLER, caller + " " + call.getAuthority());
            return Contexts.interceptCall(context, call, headers, next);
        }
    }
}
