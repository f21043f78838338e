package dev.maitredkit.conformance.run;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.scenarios.data.RawCall;
import dev.maitredkit.scenarios.data.Step;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Sends the call of a step and reads its outcome. No deadline travels with it, so that giving up is the runner's. */
final class Calls {
    private static final byte PADDING = 'a';

    private Calls() {}

    static ListenableFuture<?> send(GuestUnderTest guest, boolean overTheWire, Step step) {
        Channel channel = overTheWire ? guest.wireChannel() : guest.channel();
        return switch (step.getActCase()) {
            case CONFIGURE_NETWORK ->
                unary(channel, MaitredGrpc.getConfigureNetworkMethod(), step.getConfigureNetwork());
            case MOUNT -> unary(channel, MaitredGrpc.getMountMethod(), step.getMount());
            case LAUNCH_PROCESS -> unary(channel, MaitredGrpc.getLaunchProcessMethod(), step.getLaunchProcess());
            case START_TERMINA -> unary(channel, MaitredGrpc.getStartTerminaMethod(), step.getStartTermina());
            case SHUTDOWN -> unary(channel, MaitredGrpc.getShutdownMethod(), step.getShutdown());
            case RAW_CALL -> raw(channel, step.getRawCall());
            case CHECK, PASS, AWAIT, RESTART, PARALLEL, ACT_NOT_SET ->
                throw new IllegalArgumentException("no call: " + step.getActCase());
        };
    }

    /** The outcome of a call that has ended. */
    static Outcome outcome(Future<?> ended) {
        try {
            Object response = ended.get();
            return response instanceof Message message
                    ? new Outcome.Answered(message)
                    : new Outcome.AnsweredBytes(((byte[]) response).length);
        } catch (ExecutionException failure) {
            Status status = Status.fromThrowable(failure.getCause());
            return new Outcome.Refused(
                    status.getCode(), status.getDescription() == null ? "" : status.getDescription());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading an answer that is there", interruption);
        }
    }

    private static <Q, A> ListenableFuture<A> unary(Channel channel, MethodDescriptor<Q, A> method, Q request) {
        return ClientCalls.futureUnaryCall(channel.newCall(method, CallOptions.DEFAULT), request);
    }

    private static ListenableFuture<byte[]> raw(Channel channel, RawCall call) {
        MethodDescriptor<byte[], byte[]> method = MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(call.getMethod())
                .setRequestMarshaller(BytesMarshaller.INSTANCE)
                .setResponseMarshaller(BytesMarshaller.INSTANCE)
                .build();
        CallOptions options = call.getCompression().isEmpty()
                ? CallOptions.DEFAULT
                : CallOptions.DEFAULT.withCompression(call.getCompression());
        return ClientCalls.futureUnaryCall(channel.newCall(method, options), padded(call));
    }

    private static byte[] padded(RawCall call) {
        byte[] padding = new byte[call.getPadding()];
        java.util.Arrays.fill(padding, PADDING);
        return call.getRequest().concat(ByteString.copyFrom(padding)).toByteArray();
    }
}
