package dev.maitredkit.transport;

import io.grpc.ChannelCredentials;
import io.grpc.EquivalentAddressGroup;
import io.grpc.ManagedChannelBuilder;
import io.grpc.ManagedChannelProvider;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.StatusOr;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.VSockAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * {@code vsock:} and {@code hvsock:} for any program of grpc-java: with this module on the class path, {@code
 * Grpc.newChannelBuilder("vsock:3:8888", InsecureChannelCredentials.create())} dials a guest. Targets are written as {@link
 * GuestAddress}es are, but are URIs, so that a blank of a path is {@code %20}; those that cannot be dialled are an {@link
 * AddressException}, thrown by {@code newChannelBuilder}.
 *
 * <p>What comes of it is a channel as gRPC's own, with its retries and without the options of {@link GuestChannels}; but the authority is
 * {@code localhost}, an attempt to connect takes at most {@link ChannelOptions#DEFAULT_CONNECT_TIMEOUT}, and a call that finds no
 * connection says which and why.
 *
 * <p>The classes in here are for gRPC, which finds them by {@code META-INF/services}, and are public for that reason only. {@code
 * ManagedChannelBuilder.forTarget} does not find them: it has one provider for all schemes.
 */
public final class GuestTargets {
    /** Below 5, the priority of DNS: the highest would be the scheme of targets that have none. */
    private static final int PRIORITY = 3;

    private GuestTargets() {}

    /** Reads a target, or fails with an {@link AddressException}. */
    private static GuestAddress parse(URI target) {
        String text = target.getScheme() + ":" + target.getSchemeSpecificPart();
        if (target.getRawFragment() != null) {
            throw AddressException.of(target.toString(), "there is a \"#\" in it", "write %23 for a \"#\" of a path");
        }
        return GuestAddress.parse(text);
    }

    /** Both schemes: there is nothing to look up. */
    private abstract static class Scheme extends NameResolverProvider {
        private final String scheme;
        private final Class<? extends SocketAddress> addresses;

        Scheme(String scheme, Class<? extends SocketAddress> addresses) {
            this.scheme = scheme;
            this.addresses = addresses;
        }

        @Override
        public NameResolver newNameResolver(URI target, NameResolver.Args args) {
            return scheme.equals(target.getScheme())
                    ? new Resolved(
                            Sockets.to(parse(target), SocketIo.preferred()).address())
                    : null;
        }

        @Override
        public String getDefaultScheme() {
            return scheme;
        }

        /** On every machine: where there is no vsock, the error that says so is better than an unknown scheme. */
        @Override
        protected boolean isAvailable() {
            return true;
        }

        @Override
        protected int priority() {
            return PRIORITY;
        }

        @Override
        public Collection<Class<? extends SocketAddress>> getProducedSocketAddressTypes() {
            return Set.of(addresses);
        }
    }

    /** {@code vsock:CID:PORT}. */
    public static final class VsockScheme extends Scheme {
        public VsockScheme() {
            super("vsock", VSockAddress.class);
        }
    }

    /** {@code hvsock:PATH:PORT}. */
    public static final class HvsockScheme extends Scheme {
        public HvsockScheme() {
            super("hvsock", HvsockSocketAddress.class);
        }
    }

    private static final class Resolved extends NameResolver {
        private final SocketAddress address;

        Resolved(SocketAddress address) {
            this.address = address;
        }

        @Override
        public String getServiceAuthority() {
            return "localhost";
        }

        @Override
        public void start(Listener2 listener) {
            listener.onResult(ResolutionResult.newBuilder()
                    .setAddressesOrError(StatusOr.fromValue(List.of(new EquivalentAddressGroup(address))))
                    .build());
        }

        @Override
        public void shutdown() {}
    }

    /** Makes the channels for both schemes; gRPC asks it for none of another, by the types of addresses. */
    public static final class Channels extends ManagedChannelProvider {
        public Channels() {}

        @Override
        protected NewChannelBuilderResult newChannelBuilder(String target, ChannelCredentials credentials) {
            GuestAddress address = parse(URI.create(target));
            SocketIo io = SocketIo.preferred();
            Sockets sockets = Sockets.to(address, io);
            NettyChannelBuilder netty;
            try {
                netty = NettyChannelBuilder.forTarget(target, credentials);
            } catch (IllegalArgumentException unknownCredentials) {
                return NewChannelBuilderResult.error(unknownCredentials.getMessage());
            }
            return NewChannelBuilderResult.channelBuilder(sockets.useIn(netty)
                    .eventLoopGroup(io.clientLoops())
                    .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                            ChannelOptions.DEFAULT_CONNECT_TIMEOUT.toMillis())
                    .intercept(new ConnectionErrors(address)));
        }

        @Override
        protected ManagedChannelBuilder<?> builderForAddress(String name, int port) {
            throw new UnsupportedOperationException("vsock has no host names; use Grpc.newChannelBuilder");
        }

        @Override
        protected ManagedChannelBuilder<?> builderForTarget(String target) {
            throw new UnsupportedOperationException("use Grpc.newChannelBuilder, which knows of credentials");
        }

        @Override
        protected boolean isAvailable() {
            return true;
        }

        @Override
        protected int priority() {
            return PRIORITY;
        }

        @Override
        protected Collection<Class<? extends SocketAddress>> getSupportedSocketAddressTypes() {
            return Set.of(VSockAddress.class, HvsockSocketAddress.class);
        }
    }
}
