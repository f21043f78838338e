package dev.maitredkit.linuxguest;

import dev.maitredkit.linuxguest.agent.Agent;
import dev.maitredkit.linuxguest.server.HostCalls;
import dev.maitredkit.linuxguest.server.MaitredService;
import dev.maitredkit.linuxguest.sys.Linux;
import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.GuestServer;
import dev.maitredkit.transport.GuestServers;
import dev.maitredkit.transport.ListenException;
import dev.maitredkit.transport.ServerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The agent of this machine or PID namespace, from the first call it takes to the reboot that ends it. */
public final class LinuxGuest {
    /** Calls under way when the answer to Shutdown goes out get this long; the reference agent waits without an end. */
    private static final Duration LAST_CALLS = Duration.ofSeconds(1);

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Agent agent;
    private final GuestServer server;

    private LinuxGuest(Agent agent, GuestServer server) {
        this.agent = agent;
        this.server = server;
    }

    /**
     * Takes over as init, serves, and tells the host that it does.
     *
     * @param host where the host listens
     * @throws IllegalStateException when this process is not pid 1
     */
    public static LinuxGuest serve(List<GuestAddress> addresses, Optional<GuestAddress> host) throws ListenException {
        HostCalls calls = HostCalls.to(host);
        Agent agent = Agent.asInit(calls::startupFailed);
        GuestServer server = GuestServers.listen(
                addresses,
                List.of(new MaitredService(agent).bindService()),
                ServerOptions.defaults().withExecutor(handlers()).withInPlace(true));
        calls.ready();
        return new LinuxGuest(agent, server);
    }

    /** As many threads as there are calls: a guest that keeps one waiting keeps no other from its answer. */
    private static ExecutorService handlers() {
        return Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "maitred-call-" + COUNT.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Where it is served. */
    public List<GuestAddress> addresses() {
        return server.addresses();
    }

    /** Waits for a Shutdown and carries out its last step, reboot(2), from which there is no return. */
    public void awaitEnd() throws InterruptedException {
        agent.ended().join();
        server.shutdown();
        server.awaitTermination(LAST_CALLS);
        Linux.reboot();
    }
}
