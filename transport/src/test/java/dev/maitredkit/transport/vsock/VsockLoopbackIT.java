package dev.maitredkit.transport.vsock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maitredkit.transport.ChannelOptions;
import dev.maitredkit.transport.Echo;
import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.GuestAddress.Vsock;
import dev.maitredkit.transport.GuestChannels;
import dev.maitredkit.transport.GuestServer;
import dev.maitredkit.transport.GuestServers;
import dev.maitredkit.transport.ListenException;
import dev.maitredkit.transport.ServerOptions;
import dev.maitredkit.transport.Warnings;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * The vsock channel over a real kernel's AF_VSOCK, where CID 1 is the machine itself. It dials CIDs that the build's machine may have
 * given to somebody, so it is no part of the build but of ci/uml/transport.sh, which runs {@link #main} in a kernel of its own.
 */
class VsockLoopbackIT {
    private final Warnings warnings = new Warnings();
    private final List<ManagedChannel> channels = new ArrayList<>();
    private GuestServer server;

    public static void main(String[] arguments) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(VsockLoopbackIT.class))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .build();
        LauncherFactory.create().execute(request, summary, new Progress());
        PrintWriter console = new PrintWriter(System.out, true);
        summary.getSummary().printFailuresTo(console, 20);
        long passed = summary.getSummary().getTestsSucceededCount();
        long failed = summary.getSummary().getTotalFailureCount();
        console.println("vsock: " + passed + " tests passed, " + failed + " failed");
        System.exit(passed > 0 && failed == 0 ? 0 : 1);
    }

    private static final class Progress implements TestExecutionListener {
        private long started;

        @Override
        public void executionStarted(TestIdentifier test) {
            started = System.nanoTime();
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
                System.out.println(result.getStatus() + " " + test.getDisplayName() + " " + millis + " ms");
            }
        }
    }

    private static GuestServer serve(String address) throws ListenException {
        return GuestServers.listen(GuestAddress.parse(address), List.of(Echo.service()), ServerOptions.defaults());
    }

    private ManagedChannel dial(String address) {
        ManagedChannel channel = GuestChannels.open(GuestAddress.parse(address), ChannelOptions.defaults());
        channels.add(channel);
        return channel;
    }

    @BeforeEach
    void listen() throws Exception {
        server = serve("vsock:-1:8888");
    }

    @AfterEach
    void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        server.close();
        warnings.close();
        assertThat(warnings.all()).isEmpty();
    }

    @Test
    void calls_are_answered() {
        assertThat(server.address()).hasToString("vsock:-1:8888");
        assertThat(Echo.call(dial("vsock:1:8888"), Echo.ECHO, "hello")).isEqualTo("hello");
    }

    @Test
    void large_messages_pass_both_ways() {
        byte[] large = new byte[3_500_000];
        new Random(1).nextBytes(large);
        ManagedChannel channel = dial("vsock:1:8888");
        for (int i = 0; i < 3; i++) {
            assertThat(Echo.call(channel, Echo.ECHO, large)).isEqualTo(large);
        }
    }

    @Test
    void many_calls_share_a_connection() throws Exception {
        ManagedChannel channel = dial("vsock:1:8888");
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
    void many_connections_come_and_go() {
        for (int i = 0; i < 50; i++) {
            ManagedChannel channel = dial("vsock:1:8888");
            assertThat(Echo.call(channel, Echo.ECHO, "hello")).isEqualTo("hello");
            channel.shutdownNow();
        }
    }

    @Test
    void a_server_sees_the_cid_of_its_caller() {
        assertThat(Echo.call(dial("vsock:1:8888"), Echo.PEER, ""))
                .startsWith("VSockAddress{cid=1, port=")
                .endsWith(" localhost");
    }

    @Test
    void a_port_where_nobody_listens_is_unavailable() {
        assertUnavailable("vsock:1:8889", "Connection reset by peer");
    }

    @Test
    void a_cid_that_nothing_leads_to_is_unavailable() {
        assertUnavailable("vsock:4294967294:8888", "No such device");
    }

    @Test
    void a_restarted_server_is_found_by_the_same_channel() throws Exception {
        ManagedChannel channel = dial("vsock:1:8888");
        assertThat(Echo.call(channel, Echo.ECHO, "before")).isEqualTo("before");
        server.close();
        assertThat(Echo.failure(channel, Echo.ECHO).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        server = serve("vsock:-1:8888");
        channel.resetConnectBackoff();
        CallOptions patient = CallOptions.DEFAULT.withWaitForReady().withDeadlineAfter(60, TimeUnit.SECONDS);
        assertThat(ClientCalls.blockingUnaryCall(channel, Echo.ECHO, patient, new byte[] {7}))
                .containsExactly(7);
    }

    @Test
    void any_port_becomes_a_real_one() throws Exception {
        try (GuestServer any = serve("vsock:1:-1")) {
            assertThat(any.address()).isInstanceOfSatisfying(Vsock.class, vsock -> {
                assertThat(vsock.cid()).isEqualTo(1);
                assertThat(vsock.port()).isNotEqualTo(Vsock.ANY);
            });
            assertThat(Echo.call(dial(any.address().toString()), Echo.ECHO, "hello"))
                    .isEqualTo("hello");
        }
    }

    @Test
    void a_taken_port_is_in_use() {
        assertThatThrownBy(() -> serve("vsock:-1:8888"))
                .isInstanceOf(ListenException.class)
                .hasMessage("cannot listen on vsock:-1:8888: Address already in use");
    }

    @Test
    void a_cid_of_somebody_else_cannot_be_listened_on() {
        assertThatThrownBy(() -> serve("vsock:4294967294:8887"))
                .isInstanceOf(ListenException.class)
                .hasMessage("cannot listen on vsock:4294967294:8887: Cannot assign requested address");
    }

    private void assertUnavailable(String address, String reason) {
        Status status = Echo.failure(dial(address), Echo.ECHO);
        assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(status.getDescription()).isEqualTo("no connection to " + address + ": " + reason);
    }
}
