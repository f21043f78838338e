package dev.maitredkit.linuxguest.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Supplier;

/** Passes connections on, byte by byte and unseen, with two daemon threads for each. */
final class Relay implements Closeable {
    private static final int CHUNK = 1 << 16;

    private final ServerSocketChannel listening;
    private final Supplier<SocketAddress> target;

    private Relay(ServerSocketChannel listening, Supplier<SocketAddress> target) {
        this.listening = listening;
        this.target = target;
    }

    /**
     * Starts it.
     *
     * @param listening what it takes over
     * @param target asked anew for each connection
     */
    static Relay start(ServerSocketChannel listening, Supplier<SocketAddress> target) {
        Relay relay = new Relay(listening, target);
        daemon("maitred-relay", relay::acceptAll);
        return relay;
    }

    private void acceptAll() {
        while (listening.isOpen()) {
            try {
                pass(listening.accept());
            } catch (IOException closed) {
                // Closed, or a client who has gone already: the loop's condition tells which.
            }
        }
    }

    /** A target that is not there looks to the client like a connection that is closed at once. */
    private void pass(SocketChannel client) throws IOException {
        SocketChannel guest;
        try {
            guest = SocketChannel.open(target.get());
        } catch (IOException absent) {
            client.close();
            return;
        }
        daemon("maitred-relay-in", () -> copy(client, guest));
        daemon("maitred-relay-out", () -> copy(guest, client));
    }

    private static void copy(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
        try {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            close(from);
            close(to);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
