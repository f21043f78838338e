package dev.maitredkit.cli;

import dev.maitredkit.certification.UsageException;
import dev.maitredkit.linuxguest.sandbox.Relay;
import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.ListeningSocket;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way from this machine to the agent in QEMU, from outside; {@link VmServing} is its inside. With vhost-vsock the kernel has one.
 * Else it is a socket of ours, whose connections are passed on to a TCP port that QEMU forwards: that port is open to every user of
 * this machine, so that each connection begins with a {@link Secret}.
 */
final class Door implements Closeable {
    static final Path VHOST_VSOCK = Path.of("/dev/vhost-vsock");

    /** 0 and 1 are the kernel's own, 2 is the host; see vsock(7). */
    private static final long FIRST_CID = 3;

    private final GuestAddress address;
    private final List<String> options;
    private final Map<String, String> environment;
    private final Optional<Relayed> relayed;

    private record Relayed(ListeningSocket socket, Relay.Way way) {}

    private Door(
            GuestAddress address, List<String> options, Map<String, String> environment, Optional<Relayed> relayed) {
        this.address = address;
        this.options = options;
        this.environment = environment;
        this.relayed = relayed;
    }

    /**
     * Takes the address, so that nobody else can have it while the machine boots.
     *
     * @param vhostVsock the device that vsock takes
     * @throws IOException with a message for users, when the address cannot be had here
     */
    static Door at(GuestAddress address, Path vhostVsock) throws IOException {
        return address instanceof GuestAddress.Vsock vsock ? vsock(vsock, vhostVsock) : relayed(address);
    }

    private static Door vsock(GuestAddress.Vsock vsock, Path device) throws IOException {
        if (vsock.cid() < FIRST_CID
                || vsock.cid() == GuestAddress.Vsock.ANY
                || vsock.port() != VmInside.DIALLED.port()) {
            throw new UsageException("--listen " + vsock + ": a machine's CID is a number from " + FIRST_CID
                    + " on, and its agent is at port " + VmInside.DIALLED.port() + "; write vsock:3:"
                    + VmInside.DIALLED.port());
        }
        if (!Files.isReadable(device) || !Files.isWritable(device)) {
            throw new IOException("cannot listen on " + vsock + ": "
                    + (Files.exists(device) ? "no permission to open " : "there is no ") + device
                    + (Files.exists(device) ? "" : " (modprobe vhost_vsock)")
                    + "; use unix:PATH or 127.0.0.1:PORT, which take none");
        }
        return new Door(vsock, List.of("--cid", Long.toString(vsock.cid())), Map.of(), Optional.empty());
    }

    private static Door relayed(GuestAddress address) throws IOException {
        if (!(address instanceof GuestAddress.Unix) && !(address instanceof GuestAddress.Tcp)) {
            throw new UsageException("--listen " + address
                    + ": the agent in QEMU is served at unix:PATH, HOST:PORT (loopback only) or vsock:CID:"
                    + VmInside.DIALLED.port());
        }
        ListeningSocket socket = ListeningSocket.open(address);
        InetSocketAddress forwarded = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        Secret secret = Secret.fresh();
        return new Door(
                socket.address(),
                List.of("--forward", Integer.toString(forwarded.getPort())),
                Map.of(Secret.VARIABLE, secret.text()),
                Optional.of(new Relayed(socket, client -> enter(forwarded, secret))));
    }

    private static SocketChannel enter(InetSocketAddress forwarded, Secret secret) throws IOException {
        SocketChannel channel = SocketChannel.open(forwarded);
        try {
            secret.send(channel);
            return channel;
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    /** QEMU cannot be asked which port it took; when somebody else has this one by then, it does not start. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What run-in-qemu.sh needs to know. */
    List<String> options() {
        return options;
    }

    /** What the inside needs to know. */
    Map<String, String> environment() {
        return environment;
    }

    /** Lets connections pass: when the inside is open. */
    void open() {
        relayed.ifPresent(it -> Relay.start(it.socket().channel(), it.way()));
    }

    /** Where the agent then is. */
    GuestAddress address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        if (relayed.isPresent()) {
            relayed.get().socket().close();
        }
    }
}
