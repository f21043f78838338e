package dev.maitredkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelProvider;
import io.grpc.NameResolverRegistry;
import io.grpc.Status;
import io.netty.channel.epoll.VSockAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestTargetsTest {
    @TempDir
    Path directory;

    private static ManagedChannel open(String target) {
        return Grpc.newChannelBuilder(target, InsecureChannelCredentials.create())
                .build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "vsock:three:8888|the CID \"three\" (at character 7) is not a number from 0 to 4294967295",
                "vsock:4294967296:8888|the CID \"4294967296\" (at character 7) is not a number from 0 to 4294967295",
                "vsock:-2:8888|the CID \"-2\" (at character 7) is not a number",
                "vsock:3:4294967296|the port \"4294967296\" (at character 9) is not a number from 0 to 4294967295",
                "vsock:3|the port is missing (at character 8)",
                "vsock:3:|the port is missing (at character 9)",
                "vsock:3:8888#1|there is a \"#\" in it",
                "vsock:-1:8888|-1 stands for any, which can be listened on but not dialled",
                "vsock:3:-1|-1 stands for any, which can be listened on but not dialled",
                "hvsock:/tmp/vm|the port is missing (at character 15)",
                "hvsock:/tmp/vm:-1|the port \"-1\" (at character 16) is not a number from 0 to 4294967294",
            })
    void a_bad_target_is_refused_when_the_channel_is_made(String target, String problem) {
        assertThatThrownBy(() -> open(target))
                .isInstanceOf(AddressException.class)
                .hasMessageStartingWith("bad address \"" + target + "\": ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource({"vsock:3:8888", "vsock:4294967294:4294967294", "hvsock:/tmp/vm:8888"})
    void a_good_target_is_a_channel_that_has_dialled_nothing(String target) {
        ManagedChannel channel = open(target);
        assertThat(channel.authority()).isEqualTo("localhost");
        channel.shutdownNow();
    }

    @Test
    void cid_and_port_are_unsigned() {
        GuestAddress address = GuestAddress.parse("vsock:4294967294:4294967293");
        assertThat(Sockets.to(address, SocketIo.preferred()).address()).isEqualTo(new VSockAddress(-2, -3));
    }

    @Test
    void a_call_goes_to_a_guest_behind_a_multiplexer() throws Exception {
        Path spaced = directory.resolve("a b");
        GuestAddress guestSocket = new GuestAddress.Unix(directory.resolve("guest"));
        try (GuestServer guest = GuestServers.listen(guestSocket, List.of(Echo.service()), ServerOptions.defaults());
                FakeMultiplexer multiplexer =
                        new FakeMultiplexer(spaced, FakeMultiplexer.leadingTo(directory.resolve("guest")))) {
            ManagedChannel channel = open("hvsock:" + directory + "/a%20b:9");
            assertThat(Echo.call(channel, Echo.PEER, "")).endsWith(" localhost");
            assertThat(multiplexer.requests()).containsExactly("CONNECT 9\n");
            assertThat(guest.address()).isEqualTo(guestSocket);
            channel.shutdownNow();
        }
    }

    @Test
    void no_connection_says_to_what_and_why() {
        ManagedChannel channel = open("hvsock:" + directory + "/none:9");
        Status status = Echo.failure(channel, Echo.ECHO);
        assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(status.getDescription())
                .isEqualTo("no connection to hvsock:" + directory + "/none:9: No such file or directory");
        channel.shutdownNow();
    }

    @Test
    void other_targets_are_still_those_of_grpc() throws Exception {
        assertThat(NameResolverRegistry.getDefaultRegistry().getDefaultScheme()).isEqualTo("dns");
        assertThat(ManagedChannelProvider.provider().getClass().getName())
                .isEqualTo("io.grpc.netty.NettyChannelProvider");
        try (GuestServer server = GuestServers.listen(
                GuestAddress.parse("127.0.0.1:0"), List.of(Echo.service()), ServerOptions.defaults())) {
            ManagedChannel channel = open(server.address().toString());
            assertThat(Echo.call(channel, Echo.ECHO, "hello")).isEqualTo("hello");
            channel.shutdownNow();
        }
    }
}
