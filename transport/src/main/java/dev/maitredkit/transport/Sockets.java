package dev.maitredkit.transport;

import dev.maitredkit.transport.GuestAddress.Hvsock;
import dev.maitredkit.transport.GuestAddress.Unix;
import dev.maitredkit.transport.GuestAddress.Vsock;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.VSockAddress;
import java.net.SocketAddress;

/**
 * How gRPC dials what is not TCP.
 *
 * @param address what gRPC connects to
 * @param factory makes the sockets that can
 */
record Sockets(SocketAddress address, ChannelFactory<? extends Channel> factory) {

    /** @throws AddressException when the address is one to listen on only */
    static Sockets to(GuestAddress address, SocketIo io) {
        if (address instanceof Vsock vsock) {
            if (vsock.cid() == Vsock.ANY || vsock.port() == Vsock.ANY) {
                throw anyCannotBeDialled(vsock, "-1", "vsock:3:8888");
            }
            return new Sockets(new VSockAddress((int) vsock.cid(), (int) vsock.port()), io.vsock.client());
        }
        if (address instanceof Unix unix) {
            return new Sockets(io.unixAddress(unix.path()), io.unix.client());
        }
        if (address instanceof Hvsock hvsock) {
            return new Sockets(new HvsockSocketAddress(hvsock), () -> newHvsockChannel(io));
        }
        throw new AssertionError("a kind of address without a channel: " + address);
    }

    static AddressException anyCannotBeDialled(GuestAddress address, String any, String example) {
        return AddressException.of(
                address.toString(),
                any + " stands for any, which can be listened on but not dialled",
                "name one, as in " + example);
    }

    private static Channel newHvsockChannel(SocketIo io) {
        Channel channel = io.unix.client().newChannel();
        // Before gRPC adds its own, so that it stands between those and the socket.
        channel.pipeline().addLast(new HvsockHandshake(io));
        return channel;
    }

    NettyChannelBuilder useIn(NettyChannelBuilder builder) {
        return builder.channelFactory(factory, address.getClass())
                // gRPC asks for it on every socket; unset here, since only TCP has it and Netty would log a warning a
                // connection.
                .withOption(ChannelOption.SO_KEEPALIVE, null);
    }
}
