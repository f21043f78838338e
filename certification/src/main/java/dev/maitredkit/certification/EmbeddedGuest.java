package dev.maitredkit.certification;

import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.fakeguest.FakeGuest;
import dev.maitredkit.fakeguest.GuestImage;
import dev.maitredkit.fakeguest.GuestImages;
import dev.maitredkit.fakeguest.Profile;
import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.GuestChannels;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The kit's own fake guest, in virtual time. Calls are in-process; those about the wire go over a private unix socket. */
final class EmbeddedGuest implements GuestUnderTest {
    static final String DEFAULT_PROFILE = Profile.SPEC.name();

    /** In real time: how long an answer over the socket may be on its way before it is taken to wait for the guest's time. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

    private final Profile profile;
    private final FakeGuest guest;
    private final Path directory;
    private final ManagedChannel wire;
    private boolean wireInUse;

    private EmbeddedGuest(Profile profile, FakeGuest guest, Path directory, ManagedChannel wire) {
        this.profile = profile;
        this.guest = guest;
        this.directory = directory;
        this.wire = wire;
    }

    /** The profile of that name. */
    static Profile requireProfile(String name) {
        return Profile.find(name)
                .orElseThrow(() -> new UsageException("profile: there is no \"" + name + "\"; there are "
                        + Profile.all().stream().map(Profile::name).collect(Collectors.joining(" and "))));
    }

    static EmbeddedGuest start(String profile) {
        return start(requireProfile(profile));
    }

    static EmbeddedGuest start(Profile profile) {
        return start(profile, GuestImages.termina());
    }

    static EmbeddedGuest start(Profile profile, GuestImage image) {
        FakeGuest guest = FakeGuest.builder().profile(profile).image(image).start();
        try {
            Path directory = Files.createTempDirectory("maitred-kit-");
            GuestAddress socket = guest.serve(new GuestAddress.Unix(directory.resolve("guest.sock")))
                    .get(0);
            return new EmbeddedGuest(profile, guest, directory, GuestChannels.open(socket));
        } catch (IOException failure) {
            guest.close();
            throw new UncheckedIOException("no place for the fake guest's socket: " + failure.getMessage(), failure);
        }
    }

    @Override
    public String address() {
        return "embedded fake guest (" + profile.name() + ")";
    }

    @Override
    public Channel channel() {
        wireInUse = false;
        return guest.channel();
    }

    @Override
    public Channel wireChannel() {
        wireInUse = true;
        return wire;
    }

    @Override
    public Instant now() {
        return guest.now();
    }

    @Override
    public boolean isTimeVirtual() {
        return true;
    }

    @Override
    public void pass(Duration time) {
        guest.advance(time);
    }

    @Override
    public boolean await(Future<?> answer, Duration atMost) {
        Instant deadline = guest.now().plus(atMost);
        while (!isHere(answer)) {
            Duration rest = Duration.between(guest.now(), deadline);
            if (!guest.advanceToNextEvent(rest)) {
                guest.advance(rest);
                return isHere(answer);
            }
        }
        return true;
    }

    /** In-process answers come on the caller's thread, so one that is not here waits for time; one over the socket may be on its way. */
    private boolean isHere(Future<?> answer) {
        if (answer.isDone() || !wireInUse) {
            return answer.isDone();
        }
        try {
            answer.get(ON_ITS_WAY.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | CancellationException ended) {
            return true;
        } catch (TimeoutException waiting) {
            return false;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean canRestart() {
        return true;
    }

    @Override
    public void restart(boolean ended) {
        guest.restart();
    }

    @Override
    public void close() {
        wire.shutdownNow();
        guest.close();
        try {
            Files.deleteIfExists(directory.resolve("guest.sock"));
            Files.deleteIfExists(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException("the fake guest's socket cannot be removed", failure);
        }
    }
}
