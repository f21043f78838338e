package dev.maitredkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.ListenException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with it may be a wait without an end. */
@Timeout(60)
class DoorTest {
    @TempDir
    private Path directory;

    @Test
    void vsock_takes_the_device_and_nothing_else() throws IOException {
        Path device = directory.resolve("vhost-vsock");
        GuestAddress address = GuestAddress.parse("vsock:3:8888");
        assertThatThrownBy(() -> Door.at(address, device))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot listen on vsock:3:8888: there is no " + device)
                .hasMessageContaining("modprobe vhost_vsock")
                .hasMessageContaining("use unix:PATH");
        Files.createFile(device);
        try (Door door = Door.at(address, device)) {
            assertThat(door.options()).containsExactly("--cid", "3");
            assertThat(door.environment()).isEmpty();
            assertThat(door.address()).isEqualTo(address);
        }
    }

    @Test
    void a_connection_goes_on_to_the_forwarded_port_and_begins_with_the_secret() throws IOException {
        Path file = directory.resolve("agent.sock");
        try (Door door = Door.at(new GuestAddress.Unix(file), Door.VHOST_VSOCK);
                ServerSocketChannel machine = ServerSocketChannel.open()) {
            machine.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), forwardedPort(door)));
            door.open();
            try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(file));
                    SocketChannel inside = machine.accept()) {
                client.write(ByteBuffer.wrap("hello".getBytes(StandardCharsets.US_ASCII)));
                new Secret(door.environment().get(Secret.VARIABLE)).require(inside);
                ByteBuffer rest = ByteBuffer.allocate(5);
                while (rest.hasRemaining() && inside.read(rest) >= 0) {
                    // More is to come.
                }
                assertThat(new String(rest.array(), StandardCharsets.US_ASCII)).isEqualTo("hello");
            }
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void another_secret_is_refused_and_so_is_the_beginning_of_one() throws IOException {
        Secret secret = Secret.fresh();
        for (String wrong : List.of(Secret.fresh().text(), secret.text().substring(1))) {
            try (ServerSocketChannel machine = ServerSocketChannel.open()) {
                machine.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                try (SocketChannel client = SocketChannel.open(machine.getLocalAddress());
                        SocketChannel inside = machine.accept()) {
                    new Secret(wrong).send(client);
                    client.shutdownOutput();
                    assertThatThrownBy(() -> secret.require(inside)).isInstanceOf(IOException.class);
                }
            }
        }
    }

    @Test
    void an_address_in_use_is_refused_before_anything_boots() throws IOException {
        GuestAddress address = new GuestAddress.Unix(directory.resolve("agent.sock"));
        try (Door door = Door.at(address, Door.VHOST_VSOCK)) {
            assertThatThrownBy(() -> Door.at(door.address(), Door.VHOST_VSOCK))
                    .isInstanceOf(ListenException.class)
                    .hasMessageContaining("in use");
        }
    }

    private static int forwardedPort(Door door) {
        assertThat(door.options()).hasSize(2).startsWith("--forward");
        return Integer.parseInt(door.options().get(1));
    }
}
