package dev.maitredkit.transport;

import dev.maitredkit.transport.Listening.Listener;
import io.grpc.Server;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running server. {@link #shutdown} and {@link #shutdownNow} return at once and may be called by a handler; {@link #close} waits
 * as well, for at most {@link #CLOSING}, and is not for handlers.
 */
public final class GuestServer implements AutoCloseable {
    /** How long {@link #close} waits for calls and sockets to end once they have been told to. */
    static final Duration CLOSING = Duration.ofSeconds(5);

    private final List<Listener> listeners;

    GuestServer(List<Listener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Where the first address is really listened on: with the port that was chosen, if it was to be any. */
    public GuestAddress address() {
        return listeners.get(0).address();
    }

    /** As {@link #address}, for all addresses in the order in which they were given. */
    public List<GuestAddress> addresses() {
        return listeners.stream().map(Listener::address).toList();
    }

    /** Takes no new connections and calls, and ends when the calls underway have ended. */
    public void shutdown() {
        withdraw();
        listeners.forEach(listener -> listener.server().shutdown());
    }

    /** As {@link #shutdown}, and cuts the calls underway: their callers see CANCELLED or UNAVAILABLE. */
    public void shutdownNow() {
        withdraw();
        listeners.forEach(listener -> listener.server().shutdownNow());
    }

    /** Waits until nothing listens and no call is underway any more. */
    public void awaitTermination() throws InterruptedException {
        for (Listener listener : listeners) {
            listener.server().awaitTermination();
        }
    }

    /**
     * As {@link #awaitTermination()}, within a time.
     *
     * @return false when the time was over first
     */
    public boolean awaitTermination(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (Listener listener : listeners) {
            Server server = listener.server();
            if (!server.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }

    /** Shuts down now, and waits for it. The addresses are free again afterwards. */
    @Override
    public void close() {
        shutdownNow();
        try {
            awaitTermination(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The files go first: who finds one can connect. */
    private void withdraw() {
        listeners.forEach(listener -> listener.file().ifPresent(SocketFile::withdraw));
    }
}
