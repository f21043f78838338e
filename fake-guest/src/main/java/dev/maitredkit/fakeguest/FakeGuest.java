package dev.maitredkit.fakeguest;

import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Effect;
import dev.maitredkit.fakeguest.agent.Guest;
import dev.maitredkit.fakeguest.agent.HostCall;
import dev.maitredkit.fakeguest.agent.Input;
import dev.maitredkit.fakeguest.agent.Reply;
import dev.maitredkit.fakeguest.kernel.Journal;
import dev.maitredkit.fakeguest.runtime.GuestClock;
import dev.maitredkit.fakeguest.runtime.GuestRuntime;
import dev.maitredkit.transport.ChannelOptions;
import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.GuestChannels;
import dev.maitredkit.transport.ListenException;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A Maitred guest in memory, from its boot on.
 *
 * <pre>{@code
 * try (FakeGuest guest = FakeGuest.builder().start()) {
 *     MaitredGrpc.MaitredBlockingStub maitred = MaitredGrpc.newBlockingStub(guest.channel());
 *     …
 * }
 * }</pre>
 *
 * <p>Its time is virtual unless {@link Builder#realTime} is called: it stands still but for {@link #advance} and {@link
 * #advanceToNextEvent}. A call that needs no time is answered at once, on the caller's thread; one that does is
 * answered by whoever lets the time pass. All methods may be called from any thread.
 *
 * <p>After its Shutdown a guest is gone: calls get UNAVAILABLE until {@link #restart}.
 */
public final class FakeGuest implements AutoCloseable {
    private final GuestHome home;
    private final ManagedChannel channel;

    private FakeGuest(GuestHome home) {
        this.home = home;
        this.channel =
                GuestChannels.open(home.inProcess(), ChannelOptions.defaults().withExecutor(Runnable::run));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** In-process, with answers on the thread that brings them about; the same channel serves all lives of the guest. It is shut down by {@link #close}. */
    public ManagedChannel channel() {
        return channel;
    }

    /**
     * Serves the guest at these addresses too, in all its lives.
     *
     * @return where it can be reached: with the port that was chosen, if it was to be any
     * @throws ListenException when an address is taken or cannot be had
     */
    public List<GuestAddress> serve(GuestAddress... addresses) throws ListenException {
        return home.serve(List.of(addresses));
    }

    /** Calls the agent without gRPC; {@code answer} gets the reply, at once or later, on any thread. */
    public void call(Command command, Consumer<Reply> answer) {
        home.life().call(command, answer);
    }

    /** Lets that much virtual time pass. Must not be called in real time. */
    public void advance(Duration time) {
        runtime().advance(time);
    }

    /**
     * Moves virtual time on to when the guest next has something to do, if that is within the limit, and lets it do
     * that.
     *
     * @return whether there was anything; if not, time stands still
     */
    public boolean advanceToNextEvent(Duration limit) {
        return runtime().advanceToNextEvent(limit);
    }

    /** The guest's time. */
    public Instant now() {
        return runtime().now();
    }

    /** The whole guest at this moment: to look at, to compare with another, to go on from. */
    public GuestSnapshot snapshot() {
        return home.snapshot();
    }

    /** What the guest's processes have written to /dev/console, the latest of it. One char a byte. */
    public String console() {
        return snapshot().kernel().console().text();
    }

    /** What its programs could not do as a real guest's would, in this life; see {@link Journal}. */
    public Journal journal() {
        return snapshot().kernel().journal();
    }

    /** Whether it serves: false once a Shutdown has been carried out, until {@link #restart}. */
    public boolean isRunning() {
        return home.life().isRunning();
    }

    /** Completes when this life of the guest has ended by its Shutdown. */
    public CompletableFuture<Void> poweredOff() {
        return home.life().poweredOff().copy();
    }

    /** Boots it again from its image; what it was before is cut off, if it still runs. Time goes on. */
    public void restart() {
        home.restart();
        // A call made while it was away put the channel into its pause before the next attempt.
        channel.resetConnectBackoff();
        channel.enterIdle();
    }

    /** Cuts the guest off and frees its addresses. */
    @Override
    public void close() {
        channel.shutdownNow();
        home.close();
    }

    private GuestRuntime<Guest, Input, Effect> runtime() {
        return home.life().runtime();
    }

    /** What a guest is to be. */
    public static final class Builder {
        private static final Instant EPOCH = Instant.parse("2018-07-01T00:00:00Z");

        private Profile profile = Profile.SPEC;
        private GuestImage image = GuestImages.termina();
        private GuestClock clock = GuestClock.virtual(EPOCH);
        private Optional<GuestAddress> host = Optional.empty();
        private BiConsumer<HostCall, Status> onHostCall = (call, status) -> {};
        private Consumer<Journal.Entry> onUnsupported = entry -> {};
        private long seed = 1;
        private Optional<GuestSnapshot> origin = Optional.empty();

        private Builder() {}

        /** Which agent it is; {@link Profile#SPEC} otherwise. */
        public Builder profile(Profile other) {
            profile = Objects.requireNonNull(other);
            return this;
        }

        /** What it boots from; {@link GuestImages#termina} otherwise. */
        public Builder image(GuestImage other) {
            image = Objects.requireNonNull(other);
            return this;
        }

        /**
         * It does not boot but goes on from here, with all that runs; its time begins as that of the snapshot and its
         * profile and image, from which {@link FakeGuest#restart} boots, are those of the snapshot, unless they are given
         * after this. Calls that were under way are carried out, but nobody gets their answers.
         */
        public Builder from(GuestSnapshot snapshot) {
            origin = Optional.of(snapshot);
            profile = snapshot.profile();
            image = snapshot.image();
            seed = snapshot.seed();
            clock = GuestClock.virtual(snapshot.time());
            return this;
        }

        /** Its clock is this machine's. */
        public Builder realTime() {
            clock = GuestClock.real();
            return this;
        }

        /** Its clock is its own, and shows this at boot. */
        public Builder virtualTime(Instant start) {
            clock = GuestClock.virtual(start);
            return this;
        }

        /** Where its host listens (vm_tools.StartupListener); otherwise it has none that could be called. */
        public Builder host(GuestAddress address) {
            host = Optional.of(address);
            return this;
        }

        /** Told how each call to the host has ended, on any thread. The guest itself makes nothing of it. */
        public Builder onHostCall(BiConsumer<HostCall, Status> observer) {
            onHostCall = Objects.requireNonNull(observer);
            return this;
        }

        /**
         * Told what the guest's programs cannot do, at once, on any thread, of which it must not hold up one for long;
         * {@link FakeGuest#journal} has it too. Of what happens in one moment it gets the last {@link Journal#MOST}.
         */
        public Builder onUnsupported(Consumer<Journal.Entry> observer) {
            onUnsupported = Objects.requireNonNull(observer);
            return this;
        }

        /** The seed of its random devices. */
        public Builder seed(long other) {
            seed = other;
            return this;
        }

        /** Boots it, or lets it go on. */
        public FakeGuest start() {
            return new FakeGuest(new GuestHome(
                    profile, image, seed, clock, host.map(it -> new GuestHost(it, onHostCall)), onUnsupported, origin));
        }
    }
}
