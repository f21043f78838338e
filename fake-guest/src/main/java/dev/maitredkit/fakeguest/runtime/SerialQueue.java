package dev.maitredkit.fakeguest.runtime;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Things to be handled one at a time, in the order in which they came, without a thread of their own: whoever
 * adds one while nobody is at work handles it and those that come meanwhile; everybody else goes on at once.
 */
final class SerialQueue<T> {
    private final Queue<T> items = new ConcurrentLinkedQueue<>();

    /** Items that were added and not handled; whoever raises it from 0 is at work. */
    private final AtomicInteger waiting = new AtomicInteger();

    private final Consumer<T> handler;

    /** @param handler does not throw */
    SerialQueue(Consumer<T> handler) {
        this.handler = handler;
    }

    /** Only puts it into the line; {@link #drain} is to follow. */
    void add(T item) {
        items.add(item);
    }

    /** Handles what is in the line, or leaves it to the one who is at work. */
    void drain() {
        if (waiting.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            for (T item = items.poll(); item != null; item = items.poll()) {
                handler.accept(item);
            }
            seen = waiting.addAndGet(-seen);
        } while (seen != 0);
    }
}
