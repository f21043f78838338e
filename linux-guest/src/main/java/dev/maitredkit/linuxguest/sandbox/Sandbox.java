package dev.maitredkit.linuxguest.sandbox;

import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.ListeningSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The real agent as pid 1 of mount, PID, network, IPC and UTS namespaces of its own, over an overlay of this machine's
 * root whose writes are thrown away. It takes util-linux, and root or user namespaces.
 *
 * <p>One thread owns it, and must live as long as it does: the kernel ends the guest with the thread that started it.
 */
public final class Sandbox implements AutoCloseable {
    private static final Path HOST_SOCKET = GuestRoot.OWN.resolve("host.sock");

    private final SandboxOptions options;
    private final List<Relay> relays = new ArrayList<>();
    private final Map<Path, Object> files = new HashMap<>();
    private final List<GuestAddress> addresses = new ArrayList<>();
    private volatile boolean closed;
    private volatile Life life;
    private volatile long pid;

    private Sandbox(SandboxOptions options) {
        this.options = options;
    }

    /**
     * Boots it.
     *
     * @return when it answers
     * @throws IOException with a message for users, when it cannot be had here
     */
    public static Sandbox boot(SandboxOptions options) throws IOException {
        Sandbox sandbox = new Sandbox(options);
        try {
            sandbox.listen();
            sandbox.boot();
            return sandbox;
        } catch (IOException | RuntimeException failure) {
            sandbox.close();
            throw failure;
        }
    }

    /** TCP is listened on once, outside, for all lives. */
    private void listen() throws IOException {
        for (GuestAddress address : options.listen()) {
            if (address instanceof GuestAddress.Tcp tcp) {
                addresses.add(relayTcp(tcp));
            }
        }
    }

    private GuestAddress relayTcp(GuestAddress.Tcp tcp) throws IOException {
        ListeningSocket socket = ListeningSocket.open(tcp);
        relays.add(Relay.start(socket.channel(), client -> SocketChannel.open(inGuest(Listen.RELAY_SOCKET))));
        return socket.address();
    }

    /** A socket of the guest's, by way of its root directory (proc(5)). */
    private SocketAddress inGuest(Path socket) {
        return UnixDomainSocketAddress.of("/proc/" + pid + "/root" + socket);
    }

    private void boot() throws IOException {
        life = Life.begin(Command.of(options.userNamespace(), socketDirectories(), arguments()));
        pid = life.pid();
        Optional<Relay> host =
                options.host().isPresent() ? relayHost(options.host().get()) : Optional.empty();
        host.ifPresent(relays::add);
        List<String> bound = life.go();
        if (addresses.size() < options.listen().size()) {
            bound.stream().filter(it -> !it.isEmpty()).map(GuestAddress::parse).forEach(addresses::add);
        }
        for (GuestAddress address : addresses) {
            if (address instanceof GuestAddress.Unix unix) {
                files.put(unix.path(), key(unix.path()));
            }
        }
    }

    private List<Path> socketDirectories() throws IOException {
        List<Path> directories = new ArrayList<>();
        for (GuestAddress address : options.listen()) {
            if (address instanceof GuestAddress.Unix unix) {
                Path directory = unix.path().toAbsolutePath().getParent();
                if (!Files.isDirectory(directory)) {
                    throw new IOException("cannot listen on " + unix + ": there is no directory " + directory);
                }
                directories.add(directory.toRealPath());
            }
        }
        return directories;
    }

    private List<String> arguments() throws IOException {
        List<String> arguments = new ArrayList<>();
        for (GuestAddress address : options.listen()) {
            if (address instanceof GuestAddress.Unix unix) {
                Path file = unix.path().toAbsolutePath();
                arguments.add("unix:" + file);
            } else if (address instanceof GuestAddress.Vsock) {
                arguments.add(address.toString());
            }
        }
        if (options.listen().stream().anyMatch(it -> it instanceof GuestAddress.Tcp)) {
            arguments.add(SandboxInit.RELAYED);
        }
        options.host().ifPresent(host -> {
            arguments.add(SandboxInit.HOST);
            arguments.add(host instanceof GuestAddress.Vsock ? host.toString() : "unix:" + HOST_SOCKET);
        });
        return arguments;
    }

    /** AF_VSOCK has no namespaces; everything else is dialled from here. */
    private Optional<Relay> relayHost(GuestAddress host) throws IOException {
        if (host instanceof GuestAddress.Vsock) {
            return Optional.empty();
        }
        ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        socket.bind(inGuest(HOST_SOCKET));
        SocketAddress target = host instanceof GuestAddress.Unix unix
                ? UnixDomainSocketAddress.of(unix.path())
                : new InetSocketAddress(((GuestAddress.Tcp) host).host(), ((GuestAddress.Tcp) host).port());
        return Optional.of(Relay.start(socket, client -> SocketChannel.open(target)));
    }

    /** Where it is served: with the port that was chosen, if it was to be any. */
    public List<GuestAddress> addresses() {
        return List.copyOf(addresses);
    }

    /** How one of its lives ended. */
    public enum End {
        /** By a Shutdown. */
        SHUT_DOWN,
        /** By {@link Sandbox#close}. */
        CLOSED,
        /** By something else: a signal from outside, or a bug. */
        LOST
    }

    /** Waits for its end. */
    public End awaitEnd() throws IOException, InterruptedException {
        boolean rebooted = life.awaitEnd();
        if (closed) {
            return End.CLOSED;
        }
        return rebooted ? End.SHUT_DOWN : End.LOST;
    }

    /** Boots it again, at the same addresses, after its end. */
    public void restart() throws IOException {
        boot();
    }

    /** Ends it, now, and removes its sockets' files. From a thread other than the owner's, too. */
    @Override
    public void close() throws IOException {
        closed = true;
        Life last = life;
        if (last != null) {
            last.end();
        }
        for (Relay relay : relays) {
            relay.close();
        }
        for (Map.Entry<Path, Object> file : files.entrySet()) {
            // A file that somebody else has put there since stays.
            if (Files.exists(file.getKey(), LinkOption.NOFOLLOW_LINKS)
                    && key(file.getKey()).equals(file.getValue())) {
                Files.delete(file.getKey());
            }
        }
    }

    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }
}
