package dev.maitredkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maitredkit.transport.GuestAddress.Tcp;
import dev.maitredkit.transport.GuestAddress.Unix;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListeningSocketTest {
    @TempDir
    private Path directory;

    @Test
    void a_unix_socket_has_mode_0600_and_its_file_goes_with_it() throws IOException {
        Path file = directory.resolve("s");
        try (ListeningSocket socket = ListeningSocket.open(new Unix(file))) {
            assertThat(socket.address()).isEqualTo(new Unix(file));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(file));
                    SocketChannel accepted = socket.channel().accept()) {
                assertThat(client.isConnected()).isTrue();
                assertThat(accepted.isConnected()).isTrue();
            }
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_dead_socket_is_replaced_and_a_live_one_is_not() throws IOException {
        Path file = directory.resolve("s");
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(file));
        }
        try (ListeningSocket socket = ListeningSocket.open(new Unix(file))) {
            assertThatThrownBy(() -> ListeningSocket.open(socket.address()))
                    .isInstanceOf(ListenException.class)
                    .hasMessageContaining("in use: a server answers there");
        }
    }

    @Test
    void tcp_has_the_port_that_was_chosen_and_a_loopback_address() throws IOException {
        try (ListeningSocket socket = ListeningSocket.open(new Tcp("127.0.0.1", 0))) {
            int port = ((InetSocketAddress) socket.channel().getLocalAddress()).getPort();
            assertThat(socket.address()).isEqualTo(new Tcp("127.0.0.1", port));
            assertThatThrownBy(() -> ListeningSocket.open(socket.address())).isInstanceOf(ListenException.class);
        }
        assertThatThrownBy(() -> ListeningSocket.open(new Tcp("192.0.2.1", 8888)))
                .isInstanceOf(AddressException.class)
                .hasMessageContaining("not a loopback address");
    }

    @Test
    void another_kind_of_address_is_refused() {
        assertThatThrownBy(() -> ListeningSocket.open(GuestAddress.parse("vsock:3:8888")))
                .isInstanceOf(AddressException.class)
                .hasMessageContaining("neither a unix socket nor TCP");
    }
}
