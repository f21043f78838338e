package dev.maitredkit.transport;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * How a guest is dialled.
 *
 * @param maxInboundMessageSize bytes; a longer response fails with RESOURCE_EXHAUSTED. Not applied in-process, where nothing
 *     is serialized.
 * @param connectTimeout how long one attempt to connect may take
 * @param executor what runs the callbacks of asynchronous calls; gRPC's own shared pool of daemon threads when empty.
 *     Blocking calls run theirs on the calling thread.
 */
public record ChannelOptions(int maxInboundMessageSize, Duration connectTimeout, Optional<Executor> executor) {
    /** 4 MiB, what gRPC allows in every language unless told otherwise. */
    public static final int DEFAULT_MAX_INBOUND_MESSAGE_SIZE = 4 << 20;

    /** Long enough for a VM on a busy machine, short enough that a guest that is not there is reported in seconds. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);

    public ChannelOptions {
        Objects.requireNonNull(executor, "executor");
        if (maxInboundMessageSize < 0) {
            throw new IllegalArgumentException("maxInboundMessageSize is negative: " + maxInboundMessageSize);
        }
        if (connectTimeout.toMillis() < 1 || connectTimeout.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("connectTimeout is not from 1 ms to 24 days: " + connectTimeout);
        }
    }

    public static ChannelOptions defaults() {
        return new ChannelOptions(DEFAULT_MAX_INBOUND_MESSAGE_SIZE, DEFAULT_CONNECT_TIMEOUT, Optional.empty());
    }

    public ChannelOptions withMaxInboundMessageSize(int bytes) {
        return new ChannelOptions(bytes, connectTimeout, executor);
    }

    public ChannelOptions withConnectTimeout(Duration timeout) {
        return new ChannelOptions(maxInboundMessageSize, timeout, executor);
    }

    public ChannelOptions withExecutor(Executor callbacks) {
        return new ChannelOptions(maxInboundMessageSize, connectTimeout, Optional.of(callbacks));
    }
}
