package dev.maitredkit.transport;

import io.grpc.ServerInterceptor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * How a server listens.
 *
 * @param executor what runs the handlers; when empty they run on the network thread that brought the request (in-process: the
 *     caller's thread), which is by far the fastest, and is right as long as no handler blocks
 * @param interceptors around every service, the first one outermost
 * @param maxInboundMessageSize bytes; a longer request fails with RESOURCE_EXHAUSTED. Not applied in-process, where nothing is
 *     serialized.
 * @param anyInterface consent to listen where other machines can connect; without it only loopback TCP addresses are listened
 *     on. The protocol has no authentication: whoever can connect can run programs in the guest.
 * @param inPlace whether a unix socket is bound at its own name, for servers that may be killed at any moment: nothing else is ever
 *     made, that could be left. Of two that start in the same instant where a dead socket lies, the later gets the name, and the
 *     earlier does not notice; and it takes Netty's native epoll library.
 */
public record ServerOptions(
        Optional<Executor> executor,
        List<ServerInterceptor> interceptors,
        int maxInboundMessageSize,
        boolean anyInterface,
        boolean inPlace) {
    /** 4 MiB, what gRPC allows in every language unless told otherwise. */
    public static final int DEFAULT_MAX_INBOUND_MESSAGE_SIZE = 4 << 20;

    public ServerOptions {
        Objects.requireNonNull(executor, "executor");
        interceptors = List.copyOf(interceptors);
        if (maxInboundMessageSize < 0) {
            throw new IllegalArgumentException("maxInboundMessageSize is negative: " + maxInboundMessageSize);
        }
    }

    public static ServerOptions defaults() {
        return new ServerOptions(Optional.empty(), List.of(), DEFAULT_MAX_INBOUND_MESSAGE_SIZE, false, false);
    }

    public ServerOptions withExecutor(Executor handlers) {
        return new ServerOptions(Optional.of(handlers), interceptors, maxInboundMessageSize, anyInterface, inPlace);
    }

    public ServerOptions withInterceptors(List<ServerInterceptor> around) {
        return new ServerOptions(executor, around, maxInboundMessageSize, anyInterface, inPlace);
    }

    public ServerOptions withMaxInboundMessageSize(int bytes) {
        return new ServerOptions(executor, interceptors, bytes, anyInterface, inPlace);
    }

    public ServerOptions withAnyInterface(boolean consent) {
        return new ServerOptions(executor, interceptors, maxInboundMessageSize, consent, inPlace);
    }

    public ServerOptions withInPlace(boolean wanted) {
        return new ServerOptions(executor, interceptors, maxInboundMessageSize, anyInterface, wanted);
    }
}
