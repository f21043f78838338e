package dev.maitredkit.transport;

import dev.maitredkit.transport.GuestAddress.Tcp;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

class TcpTrialsTest extends StreamTrials {
    private static final String LOOPBACK = "127.0.0.1";

    @Override
    GuestAddress listenAt() {
        return new Tcp(LOOPBACK, 0);
    }

    @Override
    GuestAddress dialAt(GuestAddress bound) {
        return bound;
    }

    @Override
    SocketIo.Kind sockets() {
        return SocketIo.preferred().tcp;
    }

    @Override
    SocketAddress rawListenAt() {
        return new InetSocketAddress(LOOPBACK, 0);
    }

    @Override
    SocketAddress rawDialAt(Channel server) {
        return server.localAddress();
    }

    @Override
    SocketAddress rawDial(GuestAddress address) {
        return new InetSocketAddress(LOOPBACK, ((Tcp) address).port());
    }

    @Override
    GuestAddress addressOf(Channel server) {
        return new Tcp(LOOPBACK, ((InetSocketAddress) server.localAddress()).getPort());
    }
}
