package dev.maitredkit.transport.vsock;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.netty.channel.epoll.VSockAddress;
import java.util.OptionalLong;

/**
 * Who calls: a host that serves all its guests at one port tells them apart by their CID, which the kernel knows and a guest cannot
 * choose. An interceptor asks {@link #cid(Attributes)} with the call's attributes; the methods of a service ask {@link #cid()} when
 * {@link #inContext} is one of the server's interceptors.
 */
public final class VsockPeer {
    private static final Context.Key<OptionalLong> CID = Context.keyWithDefault("vsock-peer-cid", OptionalLong.empty());

    private VsockPeer() {}

    /**
     * The CID of the caller, unsigned 32 bits; empty when the call did not come over vsock.
     *
     * @param call {@link ServerCall#getAttributes}
     */
    public static OptionalLong cid(Attributes call) {
        return call.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof VSockAddress peer
                ? OptionalLong.of(Integer.toUnsignedLong(peer.getCid()))
                : OptionalLong.empty();
    }

    /** The CID of the caller of the service's method that runs now; empty also where {@link #inContext} was not installed. */
    public static OptionalLong cid() {
        return CID.get();
    }

    /** Puts each caller's CID where {@link #cid()} finds it. */
    public static ServerInterceptor inContext() {
        return new ServerInterceptor() {
            @Override
            public <Q, R> ServerCall.Listener<Q> interceptCall(
                    ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
                Context context = Context.current().withValue(CID, cid(call.getAttributes()));
                return Contexts.interceptCall(context, call, headers, next);
            }
        };
    }
}
