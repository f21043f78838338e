package dev.maitredkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionsTest {
    @TempDir
    static Path directory;

    private ManagedChannel channel;

    /** Each kind of address that this machine can dial, with each way to reach sockets. */
    static Stream<Arguments> served() {
        return Arrays.stream(SocketIo.values())
                .flatMap(io -> Stream.of(
                                "127.0.0.1:0", "localhost:0", "unix:" + directory.resolve("s"), "inprocess:served")
                        .map(address -> Arguments.of(io, GuestAddress.parse(address))));
    }

    @AfterEach
    void shut_the_channel() {
        if (channel != null) {
            channel.shutdownNow();
        }
    }

    private void dial(GuestAddress address, SocketIo io) {
        channel = GuestChannels.open(address, ChannelOptions.defaults(), io);
    }

    private static GuestServer serve(GuestAddress address, SocketIo io) throws ListenException {
        return GuestServers.listen(List.of(address), List.of(Echo.service()), ServerOptions.defaults(), io);
    }

    @ParameterizedTest
    @MethodSource("served")
    void calls_are_answered(SocketIo io, GuestAddress address) throws Exception {
        try (GuestServer server = serve(address, io)) {
            dial(server.address(), io);
            assertThat(Echo.call(channel, Echo.ECHO, "hello")).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @MethodSource("served")
    void the_authority_is_localhost(SocketIo io, GuestAddress address) throws Exception {
        try (GuestServer server = serve(address, io)) {
            dial(server.address(), io);
            assertThat(Echo.call(channel, Echo.PEER, "")).endsWith(" localhost");
        }
    }

    @ParameterizedTest
    @MethodSource("served")
    void large_messages_pass_both_ways(SocketIo io, GuestAddress address) throws Exception {
        byte[] large = new byte[3_500_000];
        new Random(1).nextBytes(large);
        try (GuestServer server = serve(address, io)) {
            dial(server.address(), io);
            assertThat(Echo.call(channel, Echo.ECHO, large)).isEqualTo(large);
        }
    }

    @ParameterizedTest
    @MethodSource("served")
    void what_the_guest_answers_is_not_touched(SocketIo io, GuestAddress address) throws Exception {
        try (GuestServer server = serve(address, io)) {
            dial(server.address(), io);
            Status status = Echo.failure(channel, Echo.REFUSE);
            assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(status.getDescription()).isEqualTo("not today");
        }
    }

    @ParameterizedTest
    @MethodSource("served")
    void a_restarted_server_is_found_by_the_same_channel(SocketIo io, GuestAddress address) throws Exception {
        GuestAddress bound;
        try (GuestServer first = serve(address, io)) {
            bound = first.address();
            dial(bound, io);
            assertThat(Echo.call(channel, Echo.ECHO, "before")).isEqualTo("before");
        }
        assertThat(Echo.failure(channel, Echo.ECHO).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        try (GuestServer second = serve(bound, io)) {
            assertThat(second.address()).isEqualTo(bound);
            channel.resetConnectBackoff();
            byte[] answer = ClientCalls.blockingUnaryCall(
                    channel,
                    Echo.ECHO,
                    CallOptions.DEFAULT.withWaitForReady().withDeadlineAfter(60, TimeUnit.SECONDS),
                    new byte[] {7});
            assertThat(answer).containsExactly(7);
        }
    }

    @ParameterizedTest
    @MethodSource("served")
    void shutting_down_now_cuts_calls_underway(SocketIo io, GuestAddress address) throws Exception {
        try (GuestServer server = serve(address, io)) {
            dial(server.address(), io);
            Future<byte[]> waiting =
                    ClientCalls.futureUnaryCall(channel.newCall(Echo.SILENCE, CallOptions.DEFAULT), new byte[0]);
            // An answer says that the call before it, of the same connection, has arrived.
            Echo.call(channel, Echo.ECHO, "");
            server.shutdown();
            assertThat(server.awaitTermination(Duration.ofMillis(1))).isFalse();
            server.shutdownNow();
            assertThatThrownBy(waiting::get)
                    .isInstanceOf(ExecutionException.class)
                    .extracting(e -> Status.fromThrowable(e).getCode())
                    .isIn(Status.Code.CANCELLED, Status.Code.UNAVAILABLE);
            assertThat(server.awaitTermination(Duration.ofSeconds(10))).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobody_at_a_tcp_port_is_unavailable(SocketIo io) throws Exception {
        GuestAddress free;
        try (GuestServer server = serve(GuestAddress.parse("127.0.0.1:0"), io)) {
            free = server.address();
        }
        dial(free, io);
        assertUnavailable("no connection to " + free + ": Connection refused");
    }

    @ParameterizedTest
    @EnumSource
    void no_socket_file_is_unavailable(SocketIo io) {
        Path missing = directory.resolve("missing");
        dial(new GuestAddress.Unix(missing), io);
        assertUnavailable("no connection to unix:" + missing + ": No such file or directory");
    }

    @ParameterizedTest
    @EnumSource
    void a_file_that_is_no_socket_is_unavailable(SocketIo io) throws Exception {
        Path file = Files.writeString(directory.resolve("plain"), "");
        dial(new GuestAddress.Unix(file), io);
        assertUnavailable("no connection to unix:" + file + ": Connection refused");
        Files.delete(file);
    }

    @Test
    void nobody_of_that_name_in_process_is_unavailable() {
        dial(GuestAddress.parse("inprocess:nobody"), SocketIo.preferred());
        assertUnavailable("Could not find server: nobody");
    }

    @Test
    void vsock_without_epoll_is_unavailable_and_says_what_it_needs() {
        dial(GuestAddress.parse("vsock:4294967294:8888"), SocketIo.NIO);
        assertThat(Echo.failure(channel, Echo.ECHO).getDescription())
                .startsWith(
                        "no connection to vsock:4294967294:8888: vsock needs Linux and Netty's native epoll library");
    }

    @Test
    void an_address_to_listen_on_cannot_be_dialled() {
        for (String any : List.of("vsock:-1:8888", "vsock:3:-1", "127.0.0.1:0")) {
            GuestAddress address = GuestAddress.parse(any);
            assertThatThrownBy(() -> GuestChannels.open(address))
                    .isInstanceOf(AddressException.class)
                    .hasMessageContaining(any)
                    .hasMessageContaining("can be listened on but not dialled");
        }
    }

    @Test
    void a_response_beyond_the_limit_is_refused() throws Exception {
        try (GuestServer server = serve(GuestAddress.parse("127.0.0.1:0"), SocketIo.preferred())) {
            channel = GuestChannels.open(
                    server.address(), ChannelOptions.defaults().withMaxInboundMessageSize(3));
            assertThat(Echo.call(channel, Echo.ECHO, "abc")).isEqualTo("abc");
            assertThatThrownBy(() -> Echo.call(channel, Echo.ECHO, "abcd"))
                    .extracting(e -> Status.fromThrowable(e).getCode())
                    .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        }
    }

    @Test
    void callbacks_run_on_the_executor_of_the_options() throws Exception {
        try (GuestServer server = serve(GuestAddress.parse("127.0.0.1:0"), SocketIo.preferred())) {
            StringBuffer ran = new StringBuffer();
            channel = GuestChannels.open(
                    server.address(), ChannelOptions.defaults().withExecutor(task -> {
                        ran.append('x');
                        task.run();
                    }));
            ClientCalls.futureUnaryCall(channel.newCall(Echo.ECHO, CallOptions.DEFAULT), new byte[0])
                    .get();
            assertThat(ran).isNotEmpty();
        }
    }

    private void assertUnavailable(String description) {
        Status status = Echo.failure(channel, Echo.ECHO);
        assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(status.getDescription()).isEqualTo(description);
    }
}
