package dev.maitredkit.fakeguest.runtime;

import java.time.Instant;
import java.time.InstantSource;

/** Whose time a guest lives in. */
public sealed interface GuestClock {
    /** The time of this source; the guest's events happen by themselves. */
    record Real(InstantSource source) implements GuestClock {}

    /** A time of its own, which stands still until {@link GuestRuntime#advance} moves it. */
    record Virtual(Instant start) implements GuestClock {}

    /** The clock of this machine. */
    static GuestClock real() {
        return new Real(InstantSource.system());
    }

    static GuestClock virtual(Instant start) {
        return new Virtual(start);
    }
}
