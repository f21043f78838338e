package dev.maitredkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * What a stream of bytes has to stand, whatever the family of its sockets: the same trials for vsock, which has them in a kernel of its
 * own, and for unix sockets and TCP, by which one knows what is to be expected.
 */
@EnabledOnOs(OS.LINUX)
abstract class StreamTrials {
    private static final int FOUR_MIB = 4 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Logger GRPC_LOG = Logger.getLogger("io.grpc.netty");

    private final List<ManagedChannel> channels = new ArrayList<>();
    private final List<AutoCloseable> servers = new ArrayList<>();

    /** Where a server of a trial listens. */
    abstract GuestAddress listenAt();

    /** Where a server that listens at {@link #listenAt} is dialled. */
    abstract GuestAddress dialAt(GuestAddress bound);

    abstract SocketIo.Kind sockets();

    /** The addresses of {@link #listenAt} and {@link #dialAt} for Netty; free for the next listener when the last is closed. */
    abstract SocketAddress rawListenAt();

    abstract SocketAddress rawDialAt(Channel server);

    /** The address of a server of gRPC's for Netty. */
    abstract SocketAddress rawDial(GuestAddress address);

    /** The same address as {@link #rawDialAt}. */
    abstract GuestAddress addressOf(Channel server);

    /** It has a stack trace for each client that does not speak HTTP/2 and each message that is too long, which are trials. */
    @BeforeEach
    void silence_grpc() {
        GRPC_LOG.setLevel(Level.OFF);
    }

    @AfterEach
    void close_all() throws Exception {
        GRPC_LOG.setLevel(null);
        channels.forEach(ManagedChannel::shutdownNow);
        for (AutoCloseable server : servers) {
            server.close();
        }
    }

    final GuestAddress serve() throws ListenException {
        GuestServer server = GuestServers.listen(listenAt(), List.of(Echo.service()), ServerOptions.defaults());
        servers.add(server);
        return dialAt(server.address());
    }

    final ManagedChannel open(GuestAddress address) {
        return closing(GuestChannels.open(address));
    }

    final ManagedChannel closing(ManagedChannel channel) {
        channels.add(channel);
        return channel;
    }

    final Channel serveRaw(RawPeer peer) throws Exception {
        Channel server = RawPeer.listen(sockets(), rawListenAt(), peer);
        servers.add(() -> server.close().sync());
        return server;
    }

    static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        return noise;
    }

    static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static long descriptors() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void four_mebibytes_pass_both_ways_and_a_byte_more_does_not() throws Exception {
        ManagedChannel channel = open(serve());
        // In an emulated kernel a JVM's first call takes a good part of a call's time.
        assertThat(Echo.call(channel, Echo.ECHO, "before")).isEqualTo("before");
        byte[] largest = noise(FOUR_MIB);
        assertThat(Echo.call(channel, Echo.ECHO, largest)).isEqualTo(largest);
        assertThatThrownBy(() -> Echo.call(channel, Echo.ECHO, noise(FOUR_MIB + 1)))
                .extracting(e -> Status.fromThrowable(e).getCode())
                .isIn(Status.Code.RESOURCE_EXHAUSTED, Status.Code.CANCELLED);
        assertThat(Echo.call(channel, Echo.ECHO, "after")).isEqualTo("after");
    }

    @Test
    void thousands_of_connections_leave_no_descriptor_open() throws Exception {
        GuestAddress address = serve();
        ManagedChannel channel = open(address);
        assertThat(Echo.call(channel, Echo.ECHO, "before")).isEqualTo("before");
        long before = descriptors();
        for (int batch = 0; batch < 40; batch++) {
            List<Channel> batchOf50 = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                batchOf50.add(RawPeer.dial(sockets(), rawDial(address), new RawPeer()));
            }
            for (int i = 0; i < batchOf50.size(); i++) {
                // One in three says nothing, one in three too little, and one in three what is not HTTP/2.
                if (i % 3 > 0) {
                    RawPeer.say(batchOf50.get(i), i % 3 == 1 ? "PRI * HT" : "GET / HTTP/1.1\r\n\r\n");
                }
            }
            for (Channel dropped : batchOf50) {
                dropped.close().sync();
            }
        }
        for (int i = 0; i < 50; i++) {
            ManagedChannel shortLived = open(address);
            assertThat(Echo.call(shortLived, Echo.ECHO, "hello")).isEqualTo("hello");
            shortLived.shutdownNow();
        }
        eventually("no more descriptors than before", () -> descriptors() <= before);
        assertThat(Echo.call(channel, Echo.ECHO, "after")).isEqualTo("after");
    }

    @Test
    void a_server_that_hangs_up_in_mid_answer_is_unavailable() throws Exception {
        // The header of a frame of 100 bytes for the first call, and none of them.
        Channel server =
                serveRaw(new RawPeer().greeting(RawPeer.SETTINGS).lastWords(new byte[] {0, 0, 100, 1, 4, 0, 0, 0, 3}));
        assertLost(Echo.failure(open(addressOf(server)), Echo.ECHO));
    }

    @Test
    void a_server_that_hangs_up_in_mid_request_is_unavailable() throws Exception {
        Channel server = serveRaw(new RawPeer().greeting(RawPeer.SETTINGS).lastWords(RawPeer.WINDOW_OF_16_MIB));
        ManagedChannel channel = open(addressOf(server));
        assertThatThrownBy(() -> Echo.call(channel, Echo.ECHO, noise(FOUR_MIB)))
                .isInstanceOfSatisfying(StatusRuntimeException.class, e -> assertLost(e.getStatus()));
    }

    private static void assertLost(Status status) {
        assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(status.getDescription()).isNotBlank();
    }

    @Test
    void a_half_that_is_closed_leaves_the_other_open() throws Exception {
        RawPeer host = new RawPeer().halfClosing();
        Channel server = serveRaw(new RawPeer().halfClosing().atEndOfInput("all heard"));
        Channel client = RawPeer.dial(sockets(), rawDialAt(server), host);
        RawPeer.say(client, "the whole of it");
        RawPeer.shutdownOutput(client);
        eventually("an answer after the end of the request", () -> host.heard().equals("all heard"));
        eventually("the end of the answer", () -> !client.isActive());
    }

    @Test
    void a_client_that_closes_its_half_is_let_go() throws Exception {
        GuestAddress address = serve();
        Channel client = RawPeer.dial(sockets(), rawDial(address), new RawPeer());
        RawPeer.say(client, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        RawPeer.shutdownOutput(client);
        eventually("the server hangs up", () -> !client.isActive());
        assertThat(Echo.call(open(address), Echo.ECHO, "hello")).isEqualTo("hello");
    }

    @Test
    void a_deadline_ends_a_call_and_not_the_connection() throws Exception {
        ManagedChannel channel = open(serve());
        assertThat(Echo.call(channel, Echo.ECHO, "before")).isEqualTo("before");
        String peer = Echo.call(channel, Echo.PEER, "");
        assertThatThrownBy(() -> ClientCalls.blockingUnaryCall(
                        channel,
                        Echo.SILENCE,
                        CallOptions.DEFAULT.withDeadlineAfter(200, TimeUnit.MILLISECONDS),
                        new byte[0]))
                .extracting(e -> Status.fromThrowable(e).getCode())
                .isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(Echo.call(channel, Echo.PEER, "")).isEqualTo(peer);
    }
}
