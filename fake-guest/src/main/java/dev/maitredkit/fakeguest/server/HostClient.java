package dev.maitredkit.fakeguest.server;

import dev.maitredkit.fakeguest.agent.HostCall;
import dev.maitredkit.proto.ContainerName;
import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.StartupListenerGrpc;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Objects;
import java.util.function.Consumer;

/** vm_tools.StartupListener of the host, as a guest calls it: without a deadline, and without waiting. */
public final class HostClient {
    private final StartupListenerGrpc.StartupListenerStub host;

    public HostClient(Channel channel) {
        this.host = StartupListenerGrpc.newStub(Objects.requireNonNull(channel));
    }

    /** Calls; {@code ended} gets the status when it comes, on a thread of the channel. */
    public void call(HostCall call, Consumer<Status> ended) {
        // The thread may be busy with a host's call, whose end would cancel this one too.
        Context.ROOT.run(() -> callDetached(call, new Outcome(ended)));
    }

    private void callDetached(HostCall call, Outcome outcome) {
        if (call instanceof HostCall.ContainerStartupFailed failed) {
            ContainerName name = ContainerName.newBuilder()
                    .setName(GuestText.toWire(failed.container()))
                    .build();
            host.containerStartupFailed(name, outcome);
        } else {
            host.vmReady(EmptyMessage.getDefaultInstance(), outcome);
        }
    }

    private record Outcome(Consumer<Status> ended) implements StreamObserver<EmptyMessage> {
        @Override
        public void onNext(EmptyMessage value) {
            // It says nothing.
        }

        @Override
        public void onError(Throwable error) {
            ended.accept(Status.fromThrowable(error));
        }

        @Override
        public void onCompleted() {
            ended.accept(Status.OK);
        }
    }
}
