package dev.maitredkit.transport;

import io.netty.channel.Channel;
import java.net.SocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class UnixTrialsTest extends StreamTrials {
    private static final SocketIo IO = SocketIo.preferred();

    @TempDir
    Path directory;

    @Override
    GuestAddress listenAt() {
        return new GuestAddress.Unix(directory.resolve("s"));
    }

    @Override
    GuestAddress dialAt(GuestAddress bound) {
        return bound;
    }

    @Override
    SocketIo.Kind sockets() {
        return IO.unix;
    }

    @Override
    SocketAddress rawListenAt() {
        return IO.unixAddress(directory.resolve("raw"));
    }

    @Override
    SocketAddress rawDialAt(Channel server) {
        return server.localAddress();
    }

    @Override
    SocketAddress rawDial(GuestAddress address) {
        return IO.unixAddress(((GuestAddress.Unix) address).path());
    }

    @Override
    GuestAddress addressOf(Channel server) {
        return new GuestAddress.Unix(directory.resolve("raw"));
    }
}
