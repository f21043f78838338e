package dev.maitredkit.transport;

import dev.maitredkit.transport.GuestAddress.Tcp;
import dev.maitredkit.transport.GuestAddress.Unix;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;

/**
 * A socket that listens, for whoever passes bytes on instead of serving gRPC. The same is true of it as of {@link GuestServers}: TCP is
 * listened on at loopback addresses, a unix socket's file has mode 0600, replaces but a dead one, and goes when this is closed.
 */
public final class ListeningSocket implements Closeable {
    private final GuestAddress address;
    private final ServerSocketChannel channel;
    private final Optional<SocketFile> file;

    private ListeningSocket(GuestAddress address, ServerSocketChannel channel, Optional<SocketFile> file) {
        this.address = address;
        this.channel = channel;
        this.file = file;
    }

    /**
     * Listens.
     *
     * @param address a {@link Unix} or a {@link Tcp}
     * @throws AddressException when it is another kind of address, or a host is not this machine's loopback
     * @throws ListenException when the address is taken or cannot be had on this machine
     */
    public static ListeningSocket open(GuestAddress address) throws ListenException {
        try {
            if (address instanceof Unix unix) {
                return open(unix);
            }
            if (address instanceof Tcp tcp) {
                return open(tcp);
            }
        } catch (IOException failure) {
            throw new ListenException(address, Reason.of(failure), failure);
        }
        throw AddressException.of(
                address.toString(),
                "it is neither a unix socket nor TCP",
                "write unix:PATH or HOST:PORT, such as unix:/tmp/guest.sock");
    }

    private static ListeningSocket open(Unix unix) throws IOException {
        try (PrivateDirectory directory = PrivateDirectory.beside(unix.path())) {
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                directory.bind("s", path -> channel.bind(UnixDomainSocketAddress.of(path)));
                SocketFile file = SocketFile.publish(directory.resolve("s"), unix.path());
                return new ListeningSocket(unix, channel, Optional.of(file));
            } catch (IOException | RuntimeException failure) {
                channel.close();
                throw failure;
            }
        }
    }

    private static ListeningSocket open(Tcp tcp) throws IOException {
        InetSocketAddress wanted = new InetSocketAddress(Loopback.require(tcp, ""), tcp.port());
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(wanted);
            int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
            return new ListeningSocket(new Tcp(tcp.host(), port), channel, Optional.empty());
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /** Where it listens: with the port that was chosen, if it was to be any. */
    public GuestAddress address() {
        return address;
    }

    /** It is closed with this. */
    public ServerSocketChannel channel() {
        return channel;
    }

    @Override
    public void close() throws IOException {
        // While the socket is open, no other file can have the same key.
        file.ifPresent(SocketFile::withdraw);
        channel.close();
    }
}
