package dev.maitredkit.fakeguest;

import dev.maitredkit.fakeguest.agent.Effect;
import dev.maitredkit.fakeguest.agent.Guest;
import dev.maitredkit.fakeguest.agent.GuestTransition;
import dev.maitredkit.fakeguest.agent.Input;
import dev.maitredkit.fakeguest.kernel.Journal;
import dev.maitredkit.fakeguest.runtime.GuestClock;
import dev.maitredkit.fakeguest.runtime.GuestRuntime;
import dev.maitredkit.fakeguest.server.MaitredService;
import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.GuestServer;
import dev.maitredkit.transport.GuestServers;
import dev.maitredkit.transport.ListenException;
import dev.maitredkit.transport.ServerOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What stays when a guest boots again: its image, its clock, its addresses and its host. */
final class GuestHome implements AutoCloseable {
    private static final AtomicLong NAMES = new AtomicLong();

    private final Profile profile;
    private final GuestImage image;
    private final long seed;
    private GuestClock clock;
    private final Optional<GuestHost> host;
    private final Consumer<Journal.Entry> onUnsupported;
    private final GuestAddress inProcess = new GuestAddress.InProcess("fake-guest-" + NAMES.incrementAndGet());
    private final List<GuestAddress> addresses = new ArrayList<>();
    private final List<GuestServer> servers = new ArrayList<>();
    private volatile GuestLife life;

    GuestHome(
            Profile profile,
            GuestImage image,
            long seed,
            GuestClock clock,
            Optional<GuestHost> host,
            Consumer<Journal.Entry> onUnsupported,
            Optional<GuestSnapshot> origin) {
        this.profile = profile;
        this.image = image;
        this.seed = seed;
        this.clock = clock;
        this.host = host;
        this.onUnsupported = onUnsupported;
        addresses.add(inProcess);
        origin.ifPresentOrElse(it -> live(it.guest()), this::boot);
    }

    GuestAddress inProcess() {
        return inProcess;
    }

    GuestLife life() {
        return life;
    }

    synchronized List<GuestAddress> serve(List<GuestAddress> more) throws ListenException {
        GuestServer server = listen(more);
        addresses.addAll(server.addresses());
        return server.addresses();
    }

    synchronized void restart() {
        stop();
        if (clock instanceof GuestClock.Virtual) {
            clock = GuestClock.virtual(life.runtime().now());
        }
        boot();
    }

    @Override
    public synchronized void close() {
        stop();
        host.ifPresent(GuestHost::close);
    }

    GuestSnapshot snapshot() {
        GuestRuntime<Guest, Input, Effect> runtime = life.runtime();
        return new GuestSnapshot(profile, image, seed, runtime.state(), runtime.now());
    }

    private void boot() {
        Instant now =
                clock instanceof GuestClock.Real real ? real.source().instant() : ((GuestClock.Virtual) clock).start();
        live(GuestBoot.boot(image, seed, now));
        life.runtime().submit(new Input.Booted());
    }

    private void live(Guest first) {
        life = new GuestLife(new GuestMachine(new GuestTransition(profile.rules())), first, clock, this::carryOut);
        try {
            listen(addresses);
        } catch (ListenException e) {
            throw new IllegalStateException("the guest cannot serve again where it did", e);
        }
    }

    private GuestServer listen(List<GuestAddress> where) throws ListenException {
        MaitredService service = new MaitredService((command, answer) -> life.call(command, answer));
        GuestServer server =
                GuestServers.listen(List.copyOf(where), List.of(service.bindService()), ServerOptions.defaults());
        servers.add(server);
        return server;
    }

    private void stop() {
        life.cut();
        servers.forEach(GuestServer::close);
        servers.clear();
    }

    private void carryOut(GuestLife from, Effect effect) {
        if (effect instanceof Effect.CallHost call) {
            callHost(from, call);
        } else if (effect instanceof Effect.Unsupported it) {
            onUnsupported.accept(it.entry());
        } else if (effect instanceof Effect.StopServing && from == life) {
            servers.forEach(GuestServer::shutdown);
        }
    }

    private void callHost(GuestLife from, Effect.CallHost effect) {
        Runnable ended = () -> from.runtime().submit(new Input.HostAnswered(effect.number()));
        host.ifPresentOrElse(it -> it.call(effect.call(), ended), ended);
    }
}
