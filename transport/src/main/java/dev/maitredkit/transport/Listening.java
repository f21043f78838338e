package dev.maitredkit.transport;

import dev.maitredkit.transport.GuestAddress.Hvsock;
import dev.maitredkit.transport.GuestAddress.InProcess;
import dev.maitredkit.transport.GuestAddress.Tcp;
import dev.maitredkit.transport.GuestAddress.Unix;
import dev.maitredkit.transport.GuestAddress.Vsock;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerServiceDefinition;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.VSockAddress;
import io.netty.channel.unix.UnixChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Starts one gRPC server an address. */
record Listening(List<ServerServiceDefinition> services, ServerOptions options, SocketIo io) {

    /** A running server, where it really listens, and the file that has to go with it. */
    record Listener(GuestAddress address, Server server, Optional<SocketFile> file) {}

    Listener on(GuestAddress address) throws ListenException {
        try {
            if (address instanceof InProcess inProcess) {
                Server server = start(InProcessServerBuilder.forName(inProcess.name()));
                return new Listener(inProcess, server, Optional.empty());
            }
            if (address instanceof Vsock vsock) {
                return onVsock(vsock);
            }
            if (address instanceof Unix unix) {
                return onUnix(unix, unix);
            }
            if (address instanceof Hvsock hvsock) {
                return onUnix(hvsock.fromGuest(), hvsock);
            }
            if (address instanceof Tcp tcp) {
                return onTcp(tcp);
            }
        } catch (IOException e) {
            throw new ListenException(address, Reason.of(e), e);
        }
        throw new AssertionError("a kind of address without a server: " + address);
    }

    private Listener onVsock(Vsock vsock) throws IOException {
        ServerChannel socket = newVsockSocket();
        Server server = start(netty(new VSockAddress((int) vsock.cid(), (int) vsock.port()), () -> socket));
        VSockAddress bound = (VSockAddress) server.getListenSockets().get(0);
        Vsock address = new Vsock(Integer.toUnsignedLong(bound.getCid()), Integer.toUnsignedLong(bound.getPort()));
        return new Listener(address, server, Optional.empty());
    }

    /** Made before gRPC asks for it, which takes a factory that fails for a bug; but the kernel may have no such sockets. */
    private ServerChannel newVsockSocket() throws IOException {
        try {
            return io.vsock.server().newChannel();
        } catch (ChannelException e) {
            throw new IOException(e);
        }
    }

    private Listener onTcp(Tcp tcp) throws IOException {
        InetAddress host = options.anyInterface()
                ? InetAddress.getByName(tcp.host())
                : Loopback.require(tcp, ", or consent to listening on any interface");
        Server server = start(netty(new InetSocketAddress(host, tcp.port()), io.tcp.server()));
        InetSocketAddress bound = (InetSocketAddress) server.getListenSockets().get(0);
        return new Listener(new Tcp(tcp.host(), bound.getPort()), server, Optional.empty());
    }

    private Listener onUnix(Unix unix, GuestAddress address) throws IOException {
        return options.inPlace() ? inPlace(unix.path(), address) : published(unix.path(), address);
    }

    private Listener inPlace(Path path, GuestAddress address) throws IOException {
        SocketFile.free(path);
        ServerChannel socket = newOwnersSocket();
        Server server = start(withoutKeepAlive(netty(io.unixAddress(path), () -> socket)));
        return new Listener(address, server, Optional.of(SocketFile.of(path)));
    }

    /** The mode of a socket that is not bound yet is that which bind(2) gives its file, less the umask. */
    private ServerChannel newOwnersSocket() throws IOException {
        ServerChannel socket = io.unix.server().newChannel();
        if (!(socket instanceof UnixChannel open)) {
            throw new IOException(
                    "a socket bound in place takes Netty's native epoll library, which is not loaded here");
        }
        Files.setPosixFilePermissions(Path.of("/proc/self/fd/" + open.fd().intValue()), SocketFile.OWNERS);
        return socket;
    }

    private Listener published(Path path, GuestAddress address) throws IOException {
        try (PrivateDirectory directory = PrivateDirectory.beside(path)) {
            Server server =
                    directory.bind("s", at -> start(withoutKeepAlive(netty(io.unixAddress(at), io.unix.server()))));
            try {
                SocketFile file = SocketFile.publish(directory.resolve("s"), path);
                return new Listener(address, server, Optional.of(file));
            } catch (IOException | RuntimeException e) {
                server.shutdownNow();
                throw e;
            }
        }
    }

    private NettyServerBuilder netty(SocketAddress address, ChannelFactory<? extends ServerChannel> sockets) {
        return NettyServerBuilder.forAddress(address)
                .channelFactory(sockets)
                .bossEventLoopGroup(io.serverLoops())
                .workerEventLoopGroup(io.serverLoops());
    }

    /** gRPC asks for SO_KEEPALIVE on every socket; only TCP has it, and Netty would log a warning a connection. */
    private static NettyServerBuilder withoutKeepAlive(NettyServerBuilder builder) {
        return builder.withChildOption(ChannelOption.SO_KEEPALIVE, null);
    }

    private Server start(ServerBuilder<?> builder) throws IOException {
        options.executor().ifPresentOrElse(builder::executor, builder::directExecutor);
        // The last interceptor added is the outermost.
        for (int i = options.interceptors().size() - 1; i >= 0; i--) {
            builder.intercept(options.interceptors().get(i));
        }
        return builder.addServices(services)
                .fallbackHandlerRegistry(new UnknownMethods())
                .maxInboundMessageSize(options.maxInboundMessageSize())
                .build()
                .start();
    }
}
