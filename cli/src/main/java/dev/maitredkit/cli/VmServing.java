package dev.maitredkit.cli;

import dev.maitredkit.linuxguest.sandbox.Relay;
import dev.maitredkit.transport.GuestAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The inside of a {@link Door}. */
final class VmServing {
    /** Instead of options for certify: the machine is there for its host. */
    static final String OPTION = "--serve";

    /** The last line before the host may call. */
    static final String OPEN = "the host may call the agent";

    /** Where run-in-qemu.sh has connections go; see there. */
    private static final int PORT = 9000;

    private static final Path SOCKET = Path.of("/run/agent.sock");

    private VmServing() {}

    static boolean isAskedFor(String[] arguments) {
        return List.of(arguments).equals(List.of(OPTION));
    }

    /** Where the agent listens for the relay, if there is to be one. */
    static List<GuestAddress> addresses() {
        return Secret.given().isPresent() ? List.of(new GuestAddress.Unix(SOCKET)) : List.of();
    }

    /** Lets the host in, for as long as the agent lives. */
    static void run(Thread lives) throws IOException, InterruptedException {
        Optional<Secret> secret = Secret.given();
        try (ServerSocketChannel port = ServerSocketChannel.open()) {
            if (secret.isPresent()) {
                port.bind(new InetSocketAddress(PORT));
                Relay.start(port, client -> {
                    secret.get().require(client);
                    return SocketChannel.open(UnixDomainSocketAddress.of(SOCKET));
                });
            }
            VmInside.say(OPEN);
            lives.join();
        }
    }
}
