package dev.maitredkit.transport;

import dev.maitredkit.transport.vsock.VsockChannel;
import dev.maitredkit.transport.vsock.VsockServerChannel;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The two ways Netty reaches sockets: Linux's epoll, which is the faster and the only one with vsock, and the JDK's, which is
 * everywhere. Each owns its threads, which live as long as the JVM and do not keep it alive.
 */
enum SocketIo {
    EPOLL(
            EpollIoHandler::newFactory,
            new Kind(EpollSocketChannel::new, EpollServerSocketChannel::new),
            new Kind(EpollDomainSocketChannel::new, EpollServerDomainSocketChannel::new),
            new Kind(VsockChannel::new, VsockServerChannel::new),
            path -> new DomainSocketAddress(path.toString())),
    NIO(
            NioIoHandler::newFactory,
            new Kind(NioSocketChannel::new, NioServerSocketChannel::new),
            new Kind(NioDomainSocketChannel::new, NioServerDomainSocketChannel::new),
            new Kind(SocketIo::noVsock, SocketIo::noVsock),
            UnixDomainSocketAddress::of);

    /** What makes the sockets of one address family. */
    record Kind(ChannelFactory<? extends Channel> client, ChannelFactory<? extends ServerChannel> server) {}

    /** A loop moves some 100,000 calls a second: more threads than this would only wait. */
    private static final int MOST_THREADS = 4;

    private final Supplier<IoHandlerFactory> handlers;
    final Kind tcp;
    final Kind unix;
    final Kind vsock;
    private final Function<Path, SocketAddress> unixAddress;
    private EventLoopGroup clientLoops;
    private EventLoopGroup serverLoops;

    SocketIo(
            Supplier<IoHandlerFactory> handlers,
            Kind tcp,
            Kind unix,
            Kind vsock,
            Function<Path, SocketAddress> unixAddress) {
        this.handlers = handlers;
        this.tcp = tcp;
        this.unix = unix;
        this.vsock = vsock;
        this.unixAddress = unixAddress;
    }

    static SocketIo preferred() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    SocketAddress unixAddress(Path path) {
        return unixAddress.apply(path);
    }

    synchronized EventLoopGroup clientLoops() {
        if (clientLoops == null) {
            clientLoops = newLoops("maitred-client-io");
        }
        return clientLoops;
    }

    /** Apart from the clients', so that a handler that calls out, against the rules, cannot wait for its own thread. */
    synchronized EventLoopGroup serverLoops() {
        if (serverLoops == null) {
            serverLoops = newLoops("maitred-server-io");
        }
        return serverLoops;
    }

    private EventLoopGroup newLoops(String threads) {
        return new MultiThreadIoEventLoopGroup(
                Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()),
                new DefaultThreadFactory(threads, true),
                handlers.get());
    }

    private static <C> C noVsock() {
        Throwable cause = Epoll.unavailabilityCause();
        throw new ChannelException("vsock needs Linux and Netty's native epoll library, which is not loaded here"
                + (cause == null ? "" : ": " + cause.getMessage()));
    }
}
