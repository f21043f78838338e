package dev.maitredkit.transport;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.netty.channel.ChannelException;
import java.io.IOException;

/**
 * Says which guest could not be reached, and why: gRPC by itself says "io exception". Only statuses made on this side are touched
 * (they have a cause, which never crosses the wire): what a guest answers passes unchanged, UNAVAILABLE too.
 */
final class ConnectionErrors implements ClientInterceptor {
    private final GuestAddress address;

    ConnectionErrors(GuestAddress address) {
        this.address = address;
    }

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void start(Listener<R> listener, Metadata headers) {
                super.start(
                        new SimpleForwardingClientCallListener<>(listener) {
                            @Override
                            public void onClose(Status status, Metadata trailers) {
                                super.onClose(describe(status), trailers);
                            }
                        },
                        headers);
            }
        };
    }

    private Status describe(Status status) {
        boolean noConnection = status.getCode() == Status.Code.UNAVAILABLE && status.getCause() instanceof IOException;
        // A socket that cannot even be made: gRPC takes that for a bug, but it is the kernel that has no such sockets.
        boolean noSocket = status.getCode() == Status.Code.UNKNOWN && status.getCause() instanceof ChannelException;
        return noConnection || noSocket
                ? Status.UNAVAILABLE
                        .withDescription("no connection to " + address + ": " + Reason.of(status.getCause()))
                        .withCause(status.getCause())
                : status;
    }
}
