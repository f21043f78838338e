package dev.maitredkit.fakeguest;

import dev.maitredkit.fakeguest.agent.Guest;
import dev.maitredkit.fakeguest.kernel.Kernel;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A guest at one moment, with all that runs in it; it does not change any more and costs nothing but a reference. Two
 * snapshots, and the guests that go on from them, share what did not change.
 */
public final class GuestSnapshot {
    private final Profile profile;
    private final GuestImage image;
    private final long seed;
    private final Guest guest;
    private final Instant time;

    GuestSnapshot(Profile profile, GuestImage image, long seed, Guest guest, Instant time) {
        this.profile = Objects.requireNonNull(profile);
        this.image = Objects.requireNonNull(image);
        this.seed = seed;
        this.guest = Objects.requireNonNull(guest);
        this.time = Objects.requireNonNull(time);
    }

    Profile profile() {
        return profile;
    }

    GuestImage image() {
        return image;
    }

    long seed() {
        return seed;
    }

    Guest guest() {
        return guest;
    }

    /** The guest's time. */
    public Instant time() {
        return time;
    }

    /** The state of its kernel. */
    public Kernel kernel() {
        return guest.kernel();
    }

    /**
     * A guest of its own that goes on from here, in virtual time; {@link FakeGuest.Builder#from} lets it be in real time
     * or have a host.
     */
    public FakeGuest fork() {
        return FakeGuest.builder().from(this).start();
    }

    /**
     * What differs in another snapshot, of the same guest or of one that goes on from it: files, mounts, disks, interfaces,
     * routes, processes, hostname, console. It takes time for what differs and not for what there is.
     */
    public List<GuestChange> diff(GuestSnapshot later) {
        return GuestDiff.between(guest, later.guest).changes();
    }
}
