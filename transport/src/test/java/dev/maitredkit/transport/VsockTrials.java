package dev.maitredkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maitredkit.transport.GuestAddress.Vsock;
import dev.maitredkit.transport.vsock.VsockPeer;
import io.grpc.CallOptions;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.netty.channel.Channel;
import io.netty.channel.epoll.VSockAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The trials of vsock, over a real kernel's AF_VSOCK, where CID 1 is the machine itself. They dial CIDs that the build's machine may
 * have given to somebody, so they are no part of its tests but of ci/uml/transport.sh, which runs them by {@link TrialRunner} in a kernel of its own.
 */
class VsockTrials extends StreamTrials {
    private static final int RAW_PORT = 8890;

    private final Warnings warnings = new Warnings();

    @Override
    GuestAddress listenAt() {
        return new Vsock(Vsock.ANY, 8888);
    }

    @Override
    GuestAddress dialAt(GuestAddress bound) {
        return new Vsock(1, ((Vsock) bound).port());
    }

    @Override
    SocketIo.Kind sockets() {
        return SocketIo.EPOLL.vsock;
    }

    @Override
    SocketAddress rawListenAt() {
        return new VSockAddress(VSockAddress.VMADDR_CID_ANY, RAW_PORT);
    }

    @Override
    SocketAddress rawDialAt(Channel server) {
        return new VSockAddress(1, RAW_PORT);
    }

    @Override
    SocketAddress rawDial(GuestAddress address) {
        return new VSockAddress(1, (int) ((Vsock) address).port());
    }

    @Override
    GuestAddress addressOf(Channel server) {
        return new Vsock(1, RAW_PORT);
    }

    private GuestServer listen(String address, ServerInterceptor... interceptors) throws ListenException {
        return GuestServers.listen(
                GuestAddress.parse(address),
                List.of(Echo.service()),
                ServerOptions.defaults().withInterceptors(List.of(interceptors)));
    }

    private ManagedChannel dial(String address) {
        return open(GuestAddress.parse(address));
    }

    private ManagedChannel openTarget(String target) {
        return closing(Grpc.newChannelBuilder(target, InsecureChannelCredentials.create())
                .keepAliveTime(10, TimeUnit.SECONDS)
                .keepAliveTimeout(1, TimeUnit.SECONDS)
                .build());
    }

    @AfterEach
    void nothing_was_warned_of() {
        warnings.close();
        // gRPC warns of a request that is too long, which is a trial; Netty would, of an option that vsock has not.
        assertThat(warnings.all())
                .filteredOn(line -> line.startsWith("io.netty"))
                .isEmpty();
    }

    @Test
    void calls_are_answered() throws Exception {
        try (GuestServer server = listen("vsock:-1:8888")) {
            assertThat(server.address()).hasToString("vsock:-1:8888");
            assertThat(Echo.call(dial("vsock:1:8888"), Echo.ECHO, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void many_calls_share_a_connection() throws Exception {
        ManagedChannel channel = open(serve());
        List<Future<byte[]>> answers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            answers.add(ClientCalls.futureUnaryCall(
                    channel.newCall(Echo.ECHO, CallOptions.DEFAULT), new byte[] {(byte) i}));
        }
        for (int i = 0; i < 500; i++) {
            assertThat(answers.get(i).get(30, TimeUnit.SECONDS)).containsExactly((byte) i);
        }
    }

    @Test
    void a_server_tells_its_callers_apart_by_cid() throws Exception {
        List<OptionalLong> inHandler = Collections.synchronizedList(new ArrayList<>());
        ServerInterceptor noting = new ServerInterceptor() {
            @Override
            public <Q, R> ServerCall.Listener<Q> interceptCall(
                    ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
                inHandler.add(VsockPeer.cid());
                inHandler.add(VsockPeer.cid(call.getAttributes()));
                return next.startCall(call, headers);
            }
        };
        try (GuestServer server = listen("vsock:-1:8888", VsockPeer.inContext(), noting)) {
            assertThat(Echo.call(dial("vsock:1:8888"), Echo.PEER, ""))
                    .startsWith("VSockAddress{cid=1, port=")
                    .endsWith(" localhost");
            assertThat(server.addresses()).hasSize(1);
        }
        assertThat(inHandler).containsExactly(OptionalLong.of(1), OptionalLong.of(1));
    }

    @Test
    void a_port_where_nobody_listens_is_unavailable() {
        assertUnavailable(dial("vsock:1:8889"), "vsock:1:8889", "Connection reset by peer");
    }

    @Test
    void a_cid_that_nothing_leads_to_is_unavailable() {
        assertUnavailable(dial("vsock:4294967294:8888"), "vsock:4294967294:8888", "No such device");
    }

    @Test
    void grpc_itself_finds_the_scheme() throws Exception {
        try (GuestServer server = listen("vsock:-1:8888")) {
            assertThat(Echo.call(openTarget("vsock:1:8888"), Echo.PEER, ""))
                    .startsWith("VSockAddress{cid=1, port=")
                    .endsWith(" localhost");
            assertUnavailable(openTarget("vsock:1:8889"), "vsock:1:8889", "Connection reset by peer");
            assertThat(server.addresses()).hasSize(1);
        }
    }

    /** Takes eleven seconds: gRPC pings after no less than ten. */
    @Test
    void silence_is_found_by_keep_alive() throws Exception {
        serveRaw(new RawPeer().greeting(RawPeer.SETTINGS));
        Status status = Echo.failure(openTarget("vsock:1:" + RAW_PORT), Echo.ECHO);
        assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(status.getDescription()).containsIgnoringCase("keepalive failed");
    }

    @Test
    void a_restarted_server_is_found_by_the_same_channel() throws Exception {
        ManagedChannel channel = dial("vsock:1:8888");
        try (GuestServer first = listen("vsock:-1:8888")) {
            assertThat(Echo.call(channel, Echo.ECHO, "before")).isEqualTo("before");
            assertThat(first.addresses()).hasSize(1);
        }
        assertThat(Echo.failure(channel, Echo.ECHO).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        try (GuestServer second = listen("vsock:-1:8888")) {
            channel.resetConnectBackoff();
            CallOptions patient = CallOptions.DEFAULT.withWaitForReady().withDeadlineAfter(60, TimeUnit.SECONDS);
            assertThat(ClientCalls.blockingUnaryCall(channel, Echo.ECHO, patient, new byte[] {7}))
                    .containsExactly(7);
            assertThat(second.addresses()).hasSize(1);
        }
    }

    @Test
    void any_port_becomes_a_real_one() throws Exception {
        try (GuestServer any = listen("vsock:1:-1")) {
            assertThat(any.address()).isInstanceOfSatisfying(Vsock.class, vsock -> {
                assertThat(vsock.cid()).isEqualTo(1);
                assertThat(vsock.port()).isNotEqualTo(Vsock.ANY);
            });
            assertThat(Echo.call(dial(any.address().toString()), Echo.ECHO, "hello"))
                    .isEqualTo("hello");
        }
    }

    @Test
    void a_taken_port_is_in_use() throws Exception {
        serve();
        assertThatThrownBy(() -> listen("vsock:-1:8888"))
                .isInstanceOf(ListenException.class)
                .hasMessage("cannot listen on vsock:-1:8888: Address already in use");
    }

    @Test
    void a_cid_of_somebody_else_cannot_be_listened_on() {
        assertThatThrownBy(() -> listen("vsock:4294967294:8887"))
                .isInstanceOf(ListenException.class)
                .hasMessage("cannot listen on vsock:4294967294:8887: Cannot assign requested address");
    }

    private static void assertUnavailable(ManagedChannel channel, String address, String reason) {
        Status status = Echo.failure(channel, Echo.ECHO);
        assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(status.getDescription()).isEqualTo("no connection to " + address + ": " + reason);
    }
}
