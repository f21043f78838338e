package dev.maitredkit.transport;

import dev.maitredkit.transport.GuestAddress.InProcess;
import dev.maitredkit.transport.GuestAddress.Tcp;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;

/**
 * Dials guests: plaintext gRPC with the authority {@code localhost}, no retries, no proxy, over any kind of address.
 *
 * <p>A channel connects with its first call. A call that finds no connection fails with UNAVAILABLE and a description that names
 * the address and the reason; the calls of the next second or so fail for the same reason without another attempt ({@link
 * ManagedChannel#resetConnectBackoff} ends that pause, {@code withWaitForReady} waits for it). After a connection is lost the
 * next call connects anew. Whoever opens a channel shuts it down.
 */
public final class GuestChannels {
    private GuestChannels() {}

    /** As {@link #open(GuestAddress, ChannelOptions)}, with {@link ChannelOptions#defaults}. */
    public static ManagedChannel open(GuestAddress address) {
        return open(address, ChannelOptions.defaults());
    }

    /**
     * Opens a channel; nothing is sent yet.
     *
     * @throws AddressException when the address is one to listen on only: any CID, any port
     */
    public static ManagedChannel open(GuestAddress address, ChannelOptions options) {
        return open(address, options, SocketIo.preferred());
    }

    static ManagedChannel open(GuestAddress address, ChannelOptions options, SocketIo io) {
        ManagedChannelBuilder<?> builder = builder(address, options, io)
                .maxInboundMessageSize(options.maxInboundMessageSize())
                .overrideAuthority("localhost")
                .disableRetry()
                .intercept(new ConnectionErrors(address));
        options.executor().ifPresent(builder::executor);
        return builder.build();
    }

    private static ManagedChannelBuilder<?> builder(GuestAddress address, ChannelOptions options, SocketIo io) {
        if (address instanceof InProcess inProcess) {
            return InProcessChannelBuilder.forName(inProcess.name());
        }
        return nettyBuilder(address, io)
                .usePlaintext()
                .eventLoopGroup(io.clientLoops())
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        options.connectTimeout().toMillis());
    }

    private static NettyChannelBuilder nettyBuilder(GuestAddress address, SocketIo io) {
        if (address instanceof Tcp tcp) {
            if (tcp.port() == 0) {
                throw Sockets.anyCannotBeDialled(tcp, "port 0", "127.0.0.1:8888");
            }
            return NettyChannelBuilder.forAddress(tcp.host(), tcp.port())
                    .proxyDetector(target -> null)
                    .channelFactory(io.tcp.client());
        }
        Sockets sockets = Sockets.to(address, io);
        return sockets.useIn(NettyChannelBuilder.forAddress(sockets.address()));
    }
}
