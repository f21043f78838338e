package dev.maitredkit.linuxguest.server;

import dev.maitredkit.proto.ContainerName;
import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.StartupListenerGrpc;
import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.GuestChannels;
import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import java.util.Optional;

/**
 * vm_tools.StartupListener of the host, as a guest calls it: without a deadline and without waiting; a failure changes
 * nothing.
 */
public final class HostCalls {
    private final Optional<StartupListenerGrpc.StartupListenerStub> host;

    private HostCalls(Optional<StartupListenerGrpc.StartupListenerStub> host) {
        this.host = host;
    }

    /** Calls to a host at this address; without one, nobody is called. */
    public static HostCalls to(Optional<GuestAddress> address) {
        return new HostCalls(address.map(GuestChannels::open).map(StartupListenerGrpc::newStub));
    }

    /** VmReady. */
    public void ready() {
        host.ifPresent(it -> Context.ROOT.run(() -> it.vmReady(EmptyMessage.getDefaultInstance(), new Ignored())));
    }

    /** ContainerStartupFailed. */
    public void startupFailed(String container) {
        ContainerName name = ContainerName.newBuilder().setName(container).build();
        host.ifPresent(it -> Context.ROOT.run(() -> it.containerStartupFailed(name, new Ignored())));
    }

    private static final class Ignored implements StreamObserver<EmptyMessage> {
        @Override
        public void onNext(EmptyMessage value) {
            // It says nothing.
        }

        @Override
        public void onError(Throwable error) {
            // A guest goes on without its host.
        }

        @Override
        public void onCompleted() {
            // Done.
        }
    }
}
