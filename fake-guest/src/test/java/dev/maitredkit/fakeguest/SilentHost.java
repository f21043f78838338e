package dev.maitredkit.fakeguest;

import dev.maitredkit.proto.ContainerName;
import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.StartupListenerGrpc;
import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.GuestServer;
import dev.maitredkit.transport.GuestServers;
import dev.maitredkit.transport.ListenException;
import io.grpc.stub.StreamObserver;

/** A host that takes every call and never answers one. */
final class SilentHost extends StartupListenerGrpc.StartupListenerImplBase implements AutoCloseable {
    private final GuestServer server;

    SilentHost() {
        try {
            server = GuestServers.listen(new GuestAddress.InProcess("silent-host"), this);
        } catch (ListenException e) {
            throw new IllegalStateException(e);
        }
    }

    GuestAddress address() {
        return server.address();
    }

    @Override
    public void vmReady(EmptyMessage request, StreamObserver<EmptyMessage> answer) {
        // Silence.
    }

    @Override
    public void containerStartupFailed(ContainerName request, StreamObserver<EmptyMessage> answer) {
        // Silence.
    }

    @Override
    public void close() {
        server.close();
    }
}
