package dev.maitredkit.linuxguest.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is wrong with it may be a wait without an end. */
@Timeout(60)
class RelayTest {
    private static final int SECONDS = 30;

    @Test
    void each_direction_ends_by_itself_and_then_both_ends_are_closed() throws Exception {
        BlockingQueue<SocketChannel> ends = new LinkedBlockingQueue<>();
        try (ServerSocketChannel near = listen();
                ServerSocketChannel far = listen()) {
            Relay.start(near, client -> {
                SocketChannel guest = SocketChannel.open(far.getLocalAddress());
                ends.add(client);
                ends.add(guest);
                return guest;
            });
            try (SocketChannel client = SocketChannel.open(near.getLocalAddress());
                    SocketChannel guest = far.accept()) {
                client.write(StandardCharsets.US_ASCII.encode("question"));
                client.shutdownOutput();
                assertThat(untilEnd(guest)).isEqualTo("question");
                guest.write(StandardCharsets.US_ASCII.encode("answer"));
                guest.shutdownOutput();
                assertThat(untilEnd(client)).isEqualTo("answer");
            }
            assertThat(isClosedSoon(ends.take())).isTrue();
            assertThat(isClosedSoon(ends.take())).isTrue();
        }
    }

    @Test
    void a_way_that_leads_nowhere_ends_the_connection_and_not_the_relay() throws IOException {
        try (ServerSocketChannel near = listen()) {
            Relay.start(near, client -> {
                throw new IOException("nowhere");
            });
            for (int i = 0; i < 3; i++) {
                try (SocketChannel client = SocketChannel.open(near.getLocalAddress())) {
                    assertThat(untilEnd(client)).isEmpty();
                }
            }
        }
    }

    @Test
    void one_connection_does_not_wait_for_the_way_of_another() throws IOException {
        try (ServerSocketChannel near = listen();
                ServerSocketChannel far = listen()) {
            Relay.start(near, client -> {
                client.read(ByteBuffer.allocate(1));
                return SocketChannel.open(far.getLocalAddress());
            });
            try (SocketChannel silent = SocketChannel.open(near.getLocalAddress());
                    SocketChannel client = SocketChannel.open(near.getLocalAddress())) {
                assertThat(silent.isConnected()).isTrue();
                client.write(StandardCharsets.US_ASCII.encode("!hello"));
                client.shutdownOutput();
                try (SocketChannel guest = far.accept()) {
                    assertThat(untilEnd(guest)).isEqualTo("hello");
                }
            }
        }
    }

    private static ServerSocketChannel listen() throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static String untilEnd(SocketChannel channel) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(64);
        while (channel.read(buffer) >= 0) {
            all.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
        return all.toString(StandardCharsets.US_ASCII);
    }

    private static boolean isClosedSoon(SocketChannel channel) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (channel.isOpen() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return !channel.isOpen();
    }
}
