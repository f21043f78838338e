package dev.maitredkit.transport;

import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Serves guests, on one address or on several at once.
 *
 * <p>TCP is listened on at loopback addresses, unless {@link ServerOptions#anyInterface}. A unix socket's file has mode 0600 from the
 * first moment, takes the place of a dead socket but of nothing else, and is removed when the server closes. All server threads are
 * daemons: a program that only serves has to {@link GuestServer#awaitTermination() wait}.
 */
public final class GuestServers {
    private GuestServers() {}

    /** Serves with {@link ServerOptions#defaults}; otherwise as {@link #listen(List, List, ServerOptions)}. */
    public static GuestServer listen(GuestAddress address, BindableService... services) throws ListenException {
        return listen(
                address,
                Arrays.stream(services).map(BindableService::bindService).toList(),
                ServerOptions.defaults());
    }

    /** As {@link #listen(List, List, ServerOptions)}. */
    public static GuestServer listen(
            GuestAddress address, List<ServerServiceDefinition> services, ServerOptions options)
            throws ListenException {
        return listen(List.of(address), services, options);
    }

    /**
     * Listens on all of the addresses, or on none.
     *
     * @return a server that answers already
     * @throws AddressException when a host is not this machine's loopback and the options do not consent
     * @throws ListenException when an address is taken or cannot be had on this machine
     */
    public static GuestServer listen(
            List<GuestAddress> addresses, List<ServerServiceDefinition> services, ServerOptions options)
            throws ListenException {
        return listen(addresses, services, options, SocketIo.preferred());
    }

    static GuestServer listen(
            List<GuestAddress> addresses, List<ServerServiceDefinition> services, ServerOptions options, SocketIo io)
            throws ListenException {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("no address to listen on");
        }
        Listening listening = new Listening(services, options, io);
        List<Listening.Listener> listeners = new ArrayList<>();
        try {
            for (GuestAddress address : addresses) {
                listeners.add(listening.on(address));
            }
        } catch (ListenException | RuntimeException e) {
            new GuestServer(listeners).close();
            throw e;
        }
        return new GuestServer(listeners);
    }
}
