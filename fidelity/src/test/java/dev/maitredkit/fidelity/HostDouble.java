package dev.maitredkit.fidelity;

import dev.maitredkit.proto.ContainerName;
import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.StartupListenerGrpc;
import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.GuestServer;
import dev.maitredkit.transport.GuestServers;
import dev.maitredkit.transport.ListenException;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;

/** The host that a guest calls. */
final class HostDouble implements AutoCloseable {
    private final GuestAddress address;
    private final GuestServer server;
    private final List<String> failures = new ArrayList<>();
    private dev.maitredkit.fidelity.data.Host mood = dev.maitredkit.fidelity.data.Host.ANSWERS;

    HostDouble(String name) {
        address = new GuestAddress.InProcess(name);
        try {
            server = GuestServers.listen(address, new Listener());
        } catch (ListenException e) {
            throw new IllegalStateException(e);
        }
    }

    GuestAddress address() {
        return address;
    }

    void become(dev.maitredkit.fidelity.data.Host other) {
        mood = other;
    }

    /** The failures of containers that it was told of, in order. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        server.close();
    }

    private final class Listener extends StartupListenerGrpc.StartupListenerImplBase {
        @Override
        public void vmReady(EmptyMessage request, StreamObserver<EmptyMessage> observer) {
            answer(observer);
        }

        @Override
        public void containerStartupFailed(ContainerName request, StreamObserver<EmptyMessage> observer) {
            if (mood != dev.maitredkit.fidelity.data.Host.GONE) {
                failures.add("ContainerStartupFailed name=\"" + request.getName() + "\"");
            }
            answer(observer);
        }

        private void answer(StreamObserver<EmptyMessage> observer) {
            if (mood == dev.maitredkit.fidelity.data.Host.ANSWERS) {
                observer.onNext(EmptyMessage.getDefaultInstance());
                observer.onCompleted();
            } else if (mood == dev.maitredkit.fidelity.data.Host.GONE) {
                observer.onError(Status.UNAVAILABLE.asRuntimeException());
            }
        }
    }
}
