package dev.maitredkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maitredkit.transport.GuestAddress.Hvsock;
import dev.maitredkit.transport.GuestAddress.Unix;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HvsockTest {
    @TempDir
    Path directory;

    private ManagedChannel channel;

    @AfterEach
    void shut_the_channel() {
        if (channel != null) {
            channel.shutdownNow();
        }
    }

    private Hvsock address() {
        return new Hvsock(directory.resolve("vm"), 8888);
    }

    private FakeMultiplexer multiplexer(FakeMultiplexer.Answer answer) throws Exception {
        return new FakeMultiplexer(address().path(), answer);
    }

    private GuestServer guest(SocketIo io) throws Exception {
        Unix socket = new Unix(directory.resolve("guest"));
        return GuestServers.listen(List.of(socket), List.of(Echo.service()), ServerOptions.defaults(), io);
    }

    private void dial(SocketIo io, Duration connectTimeout) {
        channel = GuestChannels.open(address(), ChannelOptions.defaults().withConnectTimeout(connectTimeout), io);
    }

    private void dial(SocketIo io) {
        dial(io, Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @EnumSource
    void calls_are_answered_though_the_reply_comes_in_pieces(SocketIo io) throws Exception {
        byte[] large = new byte[3_500_000];
        new Random(1).nextBytes(large);
        try (GuestServer guest = guest(io);
                FakeMultiplexer multiplexer = multiplexer(FakeMultiplexer.leadingTo(directory.resolve("guest")))) {
            dial(io);
            assertThat(Echo.call(channel, Echo.ECHO, "hello")).isEqualTo("hello");
            assertThat(Echo.call(channel, Echo.ECHO, large)).isEqualTo(large);
            assertThat(Echo.call(channel, Echo.PEER, "")).endsWith(" localhost");
            assertThat(multiplexer.requests()).containsExactly("CONNECT 8888\n");
            assertThat(guest.address()).isInstanceOf(Unix.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_guest_that_comes_up_later_is_found_by_the_same_channel(SocketIo io) throws Exception {
        try (FakeMultiplexer down = multiplexer(host -> {})) {
            dial(io);
            assertThat(Echo.failure(channel, Echo.ECHO).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(down.requests()).isNotEmpty();
        }
        try (GuestServer guest = guest(io);
                FakeMultiplexer up = multiplexer(FakeMultiplexer.leadingTo(directory.resolve("guest")))) {
            channel.resetConnectBackoff();
            CallOptions patient = CallOptions.DEFAULT.withWaitForReady().withDeadlineAfter(60, TimeUnit.SECONDS);
            assertThat(ClientCalls.blockingUnaryCall(channel, Echo.ECHO, patient, new byte[] {7}))
                    .containsExactly(7);
            assertThat(up.requests()).containsExactly("CONNECT 8888\n");
            assertThat(guest.addresses()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void silence_ends_with_the_connect_timeout(SocketIo io) throws Exception {
        try (FakeMultiplexer silent = multiplexer(FakeMultiplexer::listen)) {
            dial(io, Duration.ofMillis(200));
            assertUnavailable("no answer to CONNECT 8888 within 200 ms from the multiplexer");
            assertThat(silent.requests()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void half_an_answer_is_silence(SocketIo io) throws Exception {
        FakeMultiplexer.Answer half = host -> {
            FakeMultiplexer.say(host, "OK 10737");
            FakeMultiplexer.listen(host);
        };
        try (FakeMultiplexer slow = multiplexer(half)) {
            dial(io, Duration.ofMillis(200));
            assertUnavailable("no answer to CONNECT 8888 within 200 ms from the multiplexer");
            assertThat(slow.requests()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"EPOLL,''", "NIO,''", "EPOLL,OK 107", "NIO,OK 107"})
    void closing_is_a_refusal(SocketIo io, String last) throws Exception {
        try (FakeMultiplexer closing = multiplexer(host -> FakeMultiplexer.say(host, last))) {
            dial(io);
            assertUnavailable(
                    "the multiplexer closed the connection without an answer to CONNECT 8888: nobody listens at"
                            + " that port of the guest, or the guest is not up");
            assertThat(closing.requests()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void another_answer_than_ok_is_shown_without_control_characters(SocketIo io) throws Exception {
        FakeMultiplexer.Answer answer = host -> {
            FakeMultiplexer.say(host, "NO \u001b[2J\nmore");
            FakeMultiplexer.listen(host);
        };
        try (FakeMultiplexer refusing = multiplexer(answer)) {
            dial(io);
            assertUnavailable(
                    "the multiplexer's answer to CONNECT 8888 is \"NO \\u001b[2J\", where \"OK PORT\" was expected");
            assertThat(refusing.requests()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_without_end_is_not_waited_for(SocketIo io) throws Exception {
        FakeMultiplexer.Answer endless = host -> {
            FakeMultiplexer.say(host, "x".repeat(100_000));
            FakeMultiplexer.listen(host);
        };
        try (FakeMultiplexer talking = multiplexer(endless)) {
            dial(io);
            assertUnavailable("the multiplexer's answer to CONNECT 8888 starts with \"" + "x".repeat(65)
                    + "\" and is longer than 64 bytes, where \"OK PORT\" was expected");
            assertThat(talking.requests()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_multiplexer_is_unavailable(SocketIo io) {
        dial(io);
        assertUnavailable("No such file or directory");
    }

    @ParameterizedTest
    @EnumSource
    void a_port_of_the_host_is_served_at_a_socket_beside_the_multiplexers(SocketIo io) throws Exception {
        try (GuestServer host =
                GuestServers.listen(List.of(address()), List.of(Echo.service()), ServerOptions.defaults(), io)) {
            assertThat(host.address()).isEqualTo(address());
            // As the monitor does for a guest.
            channel = GuestChannels.open(
                    new Unix(directory.resolve("vm_8888")), ChannelOptions.defaults(), SocketIo.preferred());
            assertThat(Echo.call(channel, Echo.ECHO, "hello")).isEqualTo("hello");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void the_socket_for_a_port_of_the_host_may_have_too_long_a_path() {
        Hvsock longest = new Hvsock(Path.of("/" + "x".repeat(106)), 8888);
        assertThatThrownBy(() -> GuestServers.listen(longest))
                .isInstanceOf(AddressException.class)
                .hasMessageContaining("x_8888\": the path has 112 bytes, a socket's path has at most 107");
    }

    private void assertUnavailable(String reason) {
        Status status = Echo.failure(channel, Echo.ECHO);
        assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(status.getDescription()).isEqualTo("no connection to " + address() + ": " + reason);
    }
}
