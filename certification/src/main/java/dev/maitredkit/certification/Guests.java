package dev.maitredkit.certification;

import dev.maitredkit.conformance.guest.GuestLostException;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.transport.GuestAddress;
import java.util.Optional;

/** Opens guests for the suite. */
public final class Guests {
    private Guests() {}

    /**
     * The embedded fake.
     *
     * @param profile its profile; empty: the default one
     * @throws UsageException when there is no such profile
     */
    public static GuestUnderTest embedded(Optional<String> profile) {
        return EmbeddedGuest.start(profile.orElse(EmbeddedGuest.DEFAULT_PROFILE));
    }

    /**
     * A guest at an address.
     *
     * @param restart a command, for {@code sh -c}, that boots it again
     * @param mayShutDown whether a Shutdown may be used to give it a new life
     * @throws GuestLostException when nothing there answers within seconds
     */
    public static GuestUnderTest at(GuestAddress address, Optional<String> restart, boolean mayShutDown)
            throws GuestLostException {
        return AddressedGuest.connect(address, restart.map(RestartCommand::new), mayShutDown);
    }
}
