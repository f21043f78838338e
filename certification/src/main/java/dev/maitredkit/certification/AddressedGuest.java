package dev.maitredkit.certification;

import dev.maitredkit.conformance.guest.GuestLostException;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.conformance.run.TimeFactor;
import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.GuestChannels;
import io.grpc.Channel;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** A guest at an address, in real time. A new life comes by a command, or from a guest that boots again by itself after a Shutdown. */
final class AddressedGuest implements GuestUnderTest {
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);
    private static final Duration RETURN = Duration.ofSeconds(30);
    private static final Duration RETURN_AFTER_COMMAND = Duration.ofSeconds(120);
    private static final Duration LAST_ANSWER = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final GuestAddress address;
    private final Optional<RestartCommand> restart;
    private final boolean mayShutDown;
    private final TimeFactor timeFactor;
    private ManagedChannel channel;

    private AddressedGuest(
            GuestAddress address, Optional<RestartCommand> restart, boolean mayShutDown, TimeFactor timeFactor) {
        this.timeFactor = timeFactor;
        this.address = address;
        this.restart = restart;
        this.mayShutDown = mayShutDown;
        this.channel = GuestChannels.open(address);
    }

    /**
     * Dials a guest.
     *
     * @param mayShutDown whether a Shutdown may be used to give it a new life
     * @param timeFactor what the time that it has to come back, and to answer then, is multiplied with
     * @throws GuestLostException when nothing at the address answers gRPC within some seconds
     */
    static AddressedGuest connect(
            GuestAddress address, Optional<RestartCommand> restart, boolean mayShutDown, TimeFactor timeFactor)
            throws GuestLostException {
        AddressedGuest guest = new AddressedGuest(address, restart, mayShutDown, timeFactor);
        Optional<String> silence = Hail.findSilence(guest.channel, FIRST_ANSWER);
        if (silence.isPresent()) {
            guest.close();
            throw new GuestLostException("no guest answers at " + address + ": " + silence.get()
                    + " (tried one call for up to " + FIRST_ANSWER.toSeconds() + " s)");
        }
        return guest;
    }

    @Override
    public String address() {
        return address.toString();
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public Channel wireChannel() {
        return channel;
    }

    @Override
    public Instant now() {
        return Instant.ofEpochSecond(0, System.nanoTime());
    }

    @Override
    public void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long rest = time.toNanos(); rest > 0; rest = end - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
    }

    @Override
    public boolean await(Future<?> answer, Duration atMost) {
        try {
            answer.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | CancellationException ended) {
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the guest", interruption);
        }
    }

    @Override
    public boolean canRestart() {
        return restart.isPresent() || mayShutDown;
    }

    @Override
    public void restart(boolean ended) throws GuestLostException {
        if (restart.isPresent()) {
            awaitEnd(ended);
            restart.get().run();
            reconnect(RETURN_AFTER_COMMAND, "after " + restart.get());
        } else {
            if (!ended) {
                shutDown();
            }
            awaitEnd(true);
            reconnect(timeFactor.limit(RETURN), "after its Shutdown, by itself (--restart COMMAND would start it)");
        }
    }

    private void shutDown() throws GuestLostException {
        try {
            MaitredGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(LAST_ANSWER.toSeconds(), TimeUnit.SECONDS)
                    .shutdown(EmptyMessage.getDefaultInstance());
        } catch (StatusRuntimeException failure) {
            throw new GuestLostException("the Shutdown for a new life failed: " + failure.getStatus());
        }
    }

    /** The end of a guest ends its connections: that of the present life is watched, and given up after some time. */
    private void awaitEnd(boolean expected) {
        long deadline = System.nanoTime() + LAST_ANSWER.toNanos();
        while (expected && channel.getState(false) == ConnectivityState.READY && System.nanoTime() < deadline) {
            pass(Duration.ofMillis(5));
        }
    }

    private void reconnect(Duration atMost, String when) throws GuestLostException {
        long deadline = System.nanoTime() + atMost.toNanos();
        Optional<String> silence;
        do {
            channel.shutdownNow();
            channel = GuestChannels.open(address);
            silence = Hail.findSilence(channel, timeFactor.limit(FIRST_ANSWER));
            if (silence.isEmpty()) {
                return;
            }
            pass(PAUSE);
        } while (System.nanoTime() < deadline);
        throw new GuestLostException(
                "it did not come back within " + atMost.toSeconds() + " s " + when + ": " + silence.get());
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
