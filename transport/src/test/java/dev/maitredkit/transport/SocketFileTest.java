package dev.maitredkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maitredkit.transport.GuestAddress.Unix;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SocketFileTest {
    @TempDir
    Path directory;

    private static GuestServer serve(Path path, SocketIo io) throws ListenException {
        return GuestServers.listen(List.of(new Unix(path)), List.of(Echo.service()), ServerOptions.defaults(), io);
    }

    private static GuestServer serve(Path path) throws ListenException {
        return serve(path, SocketIo.preferred());
    }

    private static GuestServer serveInPlace(Path path) throws ListenException {
        return GuestServers.listen(
                new Unix(path),
                List.of(Echo.service()),
                ServerOptions.defaults().withInPlace(true));
    }

    private static void assertAnswers(GuestServer server) {
        ManagedChannel channel = GuestChannels.open(server.address());
        try {
            assertThat(Echo.call(channel, Echo.ECHO, "hello")).isEqualTo("hello");
        } finally {
            channel.shutdownNow();
        }
    }

    /** Binds and closes: the file stays, as after a crash. */
    private static void leaveDeadSocket(Path path) throws IOException {
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(path));
        }
        assertThat(path).exists();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_socket_is_for_its_owner_alone_and_goes_with_its_server(SocketIo io) throws Exception {
        Path path = directory.resolve("guest.sock");
        try (GuestServer server = serve(path, io)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
            assertThat(files()).containsExactly(path);
            assertAnswers(server);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void no_other_mode_is_ever_seen() throws Exception {
        Path path = directory.resolve("guest.sock");
        Set<String> seen = new ConcurrentSkipListSet<>();
        AtomicBoolean done = new AtomicBoolean();
        Callable<Void> watch = () -> {
            while (!done.get()) {
                try {
                    seen.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
                } catch (IOException absent) {
                    // Between two servers there is no file.
                }
            }
            return null;
        };
        ExecutorService watcher = Executors.newSingleThreadExecutor();
        try {
            Future<Void> watching = watcher.submit(watch);
            for (int i = 0; i < 30 || seen.isEmpty(); i++) {
                serve(path).close();
            }
            done.set(true);
            watching.get();
        } finally {
            watcher.shutdownNow();
        }
        assertThat(seen).containsExactly("rw-------");
    }

    @ParameterizedTest
    @EnumSource
    void a_dead_socket_is_replaced(SocketIo io) throws Exception {
        Path path = directory.resolve("guest.sock");
        leaveDeadSocket(path);
        try (GuestServer server = serve(path, io)) {
            assertAnswers(server);
            assertThat(files()).containsExactly(path);
        }
    }

    @Test
    void a_live_socket_is_never_replaced() throws Exception {
        Path path = directory.resolve("guest.sock");
        try (GuestServer first = serve(path)) {
            assertThatThrownBy(() -> serve(path))
                    .isInstanceOf(ListenException.class)
                    .hasMessage("cannot listen on unix:" + path + ": in use: a server answers there");
            assertAnswers(first);
            assertThat(files()).containsExactly(path);
        }
    }

    @Test
    void a_server_too_busy_to_accept_is_alive() throws Exception {
        Path path = directory.resolve("guest.sock");
        try (ServerSocketChannel busy = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            busy.bind(UnixDomainSocketAddress.of(path), 1);
            // Each attempt leaves a connection in the backlog, until it is full.
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> serve(path)).hasMessageContaining("in use");
            }
        }
    }

    @Test
    void what_is_no_socket_is_never_replaced() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "precious");
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Path dead = directory.resolve("dead");
        leaveDeadSocket(dead);
        Path link = Files.createSymbolicLink(directory.resolve("link"), dead);
        Path dangling = Files.createSymbolicLink(directory.resolve("dangling"), directory.resolve("nowhere"));
        for (Path taken : List.of(file, folder, link, dangling)) {
            assertThatThrownBy(() -> serve(taken))
                    .isInstanceOf(ListenException.class)
                    .hasMessage("cannot listen on unix:" + taken + ": the path exists and is not a socket");
        }
        assertThat(file).hasContent("precious");
        assertThat(files()).containsExactlyInAnyOrder(file, folder, dead, link, dangling);
    }

    @Test
    void without_its_directory_it_says_so() {
        Path path = directory.resolve("none/guest.sock");
        assertThatThrownBy(() -> serve(path))
                .isInstanceOf(ListenException.class)
                .hasMessage("cannot listen on unix:" + path + ": there is no directory " + directory.resolve("none"));
    }

    @Test
    void a_file_that_took_its_place_stays_when_it_closes() throws Exception {
        Path path = directory.resolve("guest.sock");
        try (GuestServer server = serve(path)) {
            Files.delete(path);
            Files.writeString(path, "another's");
            server.shutdownNow();
        }
        assertThat(path).hasContent("another's");
    }

    @Test
    void a_file_that_is_gone_already_does_not_matter() throws Exception {
        Path path = directory.resolve("guest.sock");
        try (GuestServer server = serve(path)) {
            Files.delete(path);
            server.shutdownNow();
        }
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_longest_path_possible_works(SocketIo io) throws Exception {
        int room = Unix.MAX_PATH_BYTES - directory.toString().length() - 2;
        Path deep = Files.createDirectory(directory.resolve("d".repeat(room - 1)));
        Path path = deep.resolve("s");
        assertThat(path.toString()).hasSize(Unix.MAX_PATH_BYTES);
        try (GuestServer server = serve(path, io)) {
            assertAnswers(server);
        }
        assertThat(deep).isEmptyDirectory();
    }

    @Test
    void what_another_is_replacing_is_left_to_it() throws Exception {
        Path path = directory.resolve("guest.sock");
        leaveDeadSocket(path);
        Path claim = Files.createFile(directory.resolve(".maitred-guest.sock.replacing"));
        assertThatThrownBy(() -> serve(path))
                .isInstanceOf(ListenException.class)
                .hasMessageContaining("in use: another server is starting there")
                .hasMessageEndingWith("remove " + claim);
        assertThat(files()).containsExactlyInAnyOrder(path, claim);
    }

    @Test
    void of_many_that_start_at_once_one_wins() throws Exception {
        Path path = directory.resolve("guest.sock");
        int servers = 6;
        ExecutorService starters = Executors.newFixedThreadPool(servers);
        try {
            for (int round = 0; round < 40; round++) {
                leaveDeadSocket(path);
                List<GuestServer> winners = new ArrayList<>();
                List<Callable<GuestServer>> starts = Collections.nCopies(servers, () -> serve(path));
                for (Future<GuestServer> start : starters.invokeAll(starts)) {
                    try {
                        winners.add(start.get());
                    } catch (ExecutionException lost) {
                        assertThat(lost.getCause())
                                .isInstanceOf(ListenException.class)
                                .hasMessageContaining("in use");
                    }
                }
                assertThat(winners).hasSize(1);
                assertAnswers(winners.get(0));
                winners.get(0).close();
                assertThat(files()).isEmpty();
            }
        } finally {
            starters.shutdownNow();
        }
    }

    @Test
    void in_place_a_socket_is_all_that_is_ever_made_and_is_for_its_owner_alone() throws Exception {
        Path path = directory.resolve("guest.sock");
        leaveDeadSocket(path);
        try (WatchService watch = directory.getFileSystem().newWatchService()) {
            WatchKey made = directory.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            try (GuestServer server = serveInPlace(path)) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .isEqualTo("rw-------");
                assertAnswers(server);
                assertThat(watch.poll(10, TimeUnit.SECONDS)).isSameAs(made);
                assertThat(made.pollEvents()).allMatch(event -> event.context().equals(path.getFileName()));
            }
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void in_place_nothing_is_replaced_but_a_dead_socket() throws Exception {
        Path path = directory.resolve("guest.sock");
        Path file = Files.writeString(directory.resolve("file"), "precious");
        try (GuestServer first = serveInPlace(path)) {
            assertThatThrownBy(() -> serveInPlace(path))
                    .isInstanceOf(ListenException.class)
                    .hasMessage("cannot listen on unix:" + path + ": in use: a server answers there");
            assertThatThrownBy(() -> serveInPlace(file))
                    .isInstanceOf(ListenException.class)
                    .hasMessageEndingWith("the path exists and is not a socket");
            assertAnswers(first);
        }
        assertThat(file).hasContent("precious");
        assertThat(files()).containsExactly(file);
    }
}
