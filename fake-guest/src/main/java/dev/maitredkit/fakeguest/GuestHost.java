package dev.maitredkit.fakeguest;

import dev.maitredkit.fakeguest.agent.HostCall;
import dev.maitredkit.fakeguest.server.HostClient;
import dev.maitredkit.transport.ChannelOptions;
import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.GuestChannels;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import java.util.function.BiConsumer;

/** The guest's line to its host. A call that fails is told of, and that is all. */
final class GuestHost implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(GuestHost.class.getName());

    private final ManagedChannel channel;
    private final HostClient client;
    private final BiConsumer<HostCall, Status> observer;

    GuestHost(GuestAddress address, BiConsumer<HostCall, Status> observer) {
        // Answers are inputs, taken in on whatever thread brings them; virtual time would run away from another one.
        this.channel = GuestChannels.open(address, ChannelOptions.defaults().withExecutor(Runnable::run));
        this.client = new HostClient(channel);
        this.observer = observer;
    }

    void call(HostCall call, Runnable ended) {
        client.call(call, status -> {
            if (!status.isOk()) {
                LOG.log(System.Logger.Level.INFO, "{0} failed: {1}", call, status.getDescription());
            }
            ended.run();
            observer.accept(call, status);
        });
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
