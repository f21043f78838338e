package dev.maitredkit.linuxguest.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Passes connections on, byte by byte and unseen, with two daemon threads for each. */
public final class Relay implements Closeable {
    private static final int CHUNK = 1 << 16;

    private final ServerSocketChannel listening;
    private final Way way;

    private Relay(ServerSocketChannel listening, Way way) {
        this.listening = listening;
        this.way = way;
    }

    /** How the other end is reached. */
    @FunctionalInterface
    public interface Way {
        /**
         * Is called once a connection, on a thread of that connection.
         *
         * @param client what it reads, the other end does not get
         * @throws IOException when there is none: to the client it looks like a connection that is closed
         */
        SocketChannel open(SocketChannel client) throws IOException;
    }

    /**
     * Starts it.
     *
     * @param listening what it takes over
     */
    public static Relay start(ServerSocketChannel listening, Way way) {
        Relay relay = new Relay(listening, way);
        daemon("maitred-relay", relay::acceptAll);
        return relay;
    }

    private void acceptAll() {
        while (listening.isOpen()) {
            try {
                SocketChannel client = listening.accept();
                daemon("maitred-relay-in", () -> pass(client));
            } catch (IOException closed) {
                // Closed, or a client who has gone already: the loop's condition tells which.
            }
        }
    }

    private void pass(SocketChannel client) {
        try (client;
                SocketChannel guest = way.open(client)) {
            Thread back = daemon("maitred-relay-out", () -> copy(guest, client));
            copy(client, guest);
            back.join();
        } catch (IOException absent) {
            // The client's connection is closed.
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
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

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
