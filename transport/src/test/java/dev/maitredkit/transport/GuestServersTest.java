package dev.maitredkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maitredkit.transport.GuestAddress.Tcp;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuestServersTest {
    private static final GuestAddress ANY_PORT = GuestAddress.parse("127.0.0.1:0");

    @TempDir
    Path directory;

    private static GuestServer serve(String address, ServerOptions options) throws ListenException {
        return GuestServers.listen(GuestAddress.parse(address), List.of(Echo.service()), options);
    }

    private static String echo(GuestAddress address) {
        ManagedChannel channel = GuestChannels.open(address);
        try {
            return Echo.call(channel, Echo.ECHO, "hello");
        } finally {
            channel.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void any_port_becomes_a_real_one(SocketIo io) throws Exception {
        try (GuestServer server =
                GuestServers.listen(List.of(ANY_PORT), List.of(Echo.service()), ServerOptions.defaults(), io)) {
            assertThat(server.address()).isInstanceOfSatisfying(Tcp.class, tcp -> {
                assertThat(tcp.host()).isEqualTo("127.0.0.1");
                assertThat(tcp.port()).isPositive();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:0", "[::]:0", "192.0.2.1:8888"})
    void other_interfaces_want_consent(String address) {
        assertThatThrownBy(() -> serve(address, ServerOptions.defaults()))
                .isInstanceOf(AddressException.class)
                .hasMessageContaining(address)
                .hasMessageContaining("is not a loopback address")
                .hasMessageContaining("consent");
    }

    @Test
    void with_consent_every_interface_is_listened_on() throws Exception {
        try (GuestServer server = serve("0.0.0.0:0", ServerOptions.defaults().withAnyInterface(true))) {
            assertThat(((Tcp) server.address()).host()).isEqualTo("0.0.0.0");
            assertThat(echo(new Tcp("127.0.0.1", ((Tcp) server.address()).port())))
                    .isEqualTo("hello");
        }
    }

    @Test
    void a_taken_port_is_in_use() throws Exception {
        try (GuestServer server = serve("127.0.0.1:0", ServerOptions.defaults())) {
            assertThatThrownBy(() -> serve(server.address().toString(), ServerOptions.defaults()))
                    .isInstanceOf(ListenException.class)
                    .hasMessage("cannot listen on " + server.address() + ": Address already in use");
        }
    }

    @Test
    void a_taken_name_is_named() throws Exception {
        try (GuestServer server = serve("inprocess:taken", ServerOptions.defaults())) {
            assertThatThrownBy(() -> serve(server.address().toString(), ServerOptions.defaults()))
                    .isInstanceOf(ListenException.class)
                    .hasMessage("cannot listen on inprocess:taken: name already registered: taken");
        }
    }

    @Test
    void an_unknown_host_is_named() {
        assertThatThrownBy(() -> serve("nowhere.invalid:0", ServerOptions.defaults()))
                .isInstanceOf(ListenException.class)
                .hasMessage("cannot listen on nowhere.invalid:0: no such host");
    }

    @Test
    void vsock_without_epoll_says_what_it_needs() {
        GuestAddress vsock = GuestAddress.parse("vsock:-1:8888");
        assertThatThrownBy(() -> GuestServers.listen(
                        List.of(vsock), List.of(Echo.service()), ServerOptions.defaults(), SocketIo.NIO))
                .isInstanceOf(ListenException.class)
                .hasMessageStartingWith("cannot listen on vsock:-1:8888: vsock needs Linux and Netty's native epoll");
    }

    @Test
    void several_addresses_are_one_server() throws Exception {
        GuestAddress unix = new GuestAddress.Unix(directory.resolve("s"));
        GuestAddress inProcess = GuestAddress.parse("inprocess:several");
        try (GuestServer server = GuestServers.listen(
                List.of(unix, ANY_PORT, inProcess), List.of(Echo.service()), ServerOptions.defaults())) {
            assertThat(server.address()).isEqualTo(unix);
            assertThat(server.addresses()).hasSize(3).contains(unix, inProcess);
            for (GuestAddress address : server.addresses()) {
                assertThat(echo(address)).isEqualTo("hello");
            }
        }
    }

    @Test
    void it_listens_on_all_addresses_or_on_none() throws Exception {
        try (GuestServer other = serve("127.0.0.1:0", ServerOptions.defaults())) {
            GuestAddress unix = new GuestAddress.Unix(directory.resolve("s"));
            assertThatThrownBy(() -> GuestServers.listen(
                            List.of(unix, other.address()), List.of(Echo.service()), ServerOptions.defaults()))
                    .isInstanceOf(ListenException.class);
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void a_request_beyond_the_limit_is_refused() throws Exception {
        try (GuestServer server = serve("127.0.0.1:0", ServerOptions.defaults().withMaxInboundMessageSize(4))) {
            assertThatThrownBy(() -> echo(server.address()))
                    .extracting(e -> Status.fromThrowable(e).getCode())
                    .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        }
    }

    @Test
    void the_first_interceptor_is_the_outermost() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        ServerOptions options = ServerOptions.defaults()
                .withInterceptors(List.of(new Noting("first", order), new Noting("second", order)));
        try (GuestServer server = serve("127.0.0.1:0", options)) {
            echo(server.address());
            assertThat(order).containsExactly("first", "second");
        }
    }

    @Test
    void handlers_run_on_the_executor_of_the_options_or_on_network_threads() throws Exception {
        List<String> threads = Collections.synchronizedList(new ArrayList<>());
        ServerInterceptor noting = new Noting("", threads) {
            @Override
            String note() {
                return Thread.currentThread().getName();
            }
        };
        ServerOptions direct = ServerOptions.defaults().withInterceptors(List.of(noting));
        try (GuestServer server = serve("127.0.0.1:0", direct)) {
            echo(server.address());
        }
        ServerOptions elsewhere = direct.withExecutor(task -> new Thread(task, "handler").start());
        try (GuestServer server = serve("127.0.0.1:0", elsewhere)) {
            echo(server.address());
        }
        assertThat(threads).hasSize(2);
        assertThat(threads.get(0)).startsWith("maitred-server-io");
        assertThat(threads.get(1)).isEqualTo("handler");
    }

    @Test
    void a_method_that_is_not_served_is_unimplemented_without_a_message() throws Exception {
        try (GuestServer server = GuestServers.listen(ANY_PORT, List.of(), ServerOptions.defaults())) {
            ManagedChannel channel = GuestChannels.open(server.address());
            try {
                Status status = Echo.failure(channel, Echo.ECHO);
                assertThat(status.getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
                assertThat(status.getDescription()).isNull();
            } finally {
                channel.shutdownNow();
            }
        }
    }

    private static class Noting implements ServerInterceptor {
        private final String name;
        private final List<String> notes;

        Noting(String name, List<String> notes) {
            this.name = name;
            this.notes = notes;
        }

        String note() {
            return name;
        }

        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            notes.add(note());
            return next.startCall(call, headers);
        }
    }
}
