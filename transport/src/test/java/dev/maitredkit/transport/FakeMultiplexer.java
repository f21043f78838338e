package dev.maitredkit.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a monitor has at its unix socket, but for what it answers to a request to connect. */
final class FakeMultiplexer implements AutoCloseable {
    /** Has the connection to itself, on a thread of its own, once the request has been read; it is closed afterwards. */
    interface Answer {
        void to(SocketChannel host) throws IOException;
    }

    private final Path path;
    private final ServerSocketChannel listener;
    private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    FakeMultiplexer(Path path, Answer answer) throws IOException {
        this.path = path;
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(path));
        start(() -> {
            while (true) {
                SocketChannel host = listener.accept();
                connections.add(host);
                start(() -> {
                    try (host) {
                        requests.add(readRequest(host));
                        answer.to(host);
                    }
                });
            }
        });
    }

    /** Answers OK in three pieces, the last with what the guest has to say first, then joins host and guest. */
    static Answer leadingTo(Path guestSocket) {
        return host -> {
            try (SocketChannel guest = SocketChannel.open(UnixDomainSocketAddress.of(guestSocket))) {
                ByteBuffer greeting = ByteBuffer.allocate(1000).put("741824\n".getBytes(StandardCharsets.US_ASCII));
                guest.read(greeting);
                say(host, "O");
                say(host, "K 1073");
                host.write(greeting.flip());
                start(() -> pass(host, guest));
                pass(guest, host);
            }
        };
    }

    static void say(SocketChannel host, String text) throws IOException {
        host.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Until the other side hangs up. */
    static void listen(SocketChannel host) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1000);
        while (host.read(bytes.clear()) >= 0) {
            continue;
        }
    }

    List<String> requests() {
        return requests;
    }

    /** All that has come by the time when its line has ended: so whatever was sent without waiting is in it. */
    private static String readRequest(SocketChannel host) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1000);
        while (bytes.position() == 0 || bytes.get(bytes.position() - 1) != '\n') {
            if (host.read(bytes) < 0) {
                break;
            }
        }
        return StandardCharsets.ISO_8859_1.decode(bytes.flip()).toString();
    }

    private static void pass(SocketChannel from, SocketChannel to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(65_536);
        while (from.read(bytes.clear()) >= 0) {
            bytes.flip();
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
        }
        to.close();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException hungUp) {
                        // Either side may, at any time.
                    }
                },
                "fake multiplexer");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (SocketChannel connection : connections) {
                connection.close();
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
