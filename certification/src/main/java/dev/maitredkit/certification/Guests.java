package dev.maitredkit.certification;

import dev.maitredkit.conformance.care.Journal;
import dev.maitredkit.conformance.guest.GuestLostException;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.conformance.run.TimeFactor;
import dev.maitredkit.fakeguest.GuestImage;
import dev.maitredkit.fakeguest.GuestImages;
import dev.maitredkit.fakeguest.state.GuestStateFile;
import dev.maitredkit.fakeguest.state.StateException;
import dev.maitredkit.transport.GuestAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens guests for the suite. */
public final class Guests {
    private static final String FAKE = "fake";

    private Guests() {}

    /**
     * The embedded fake.
     *
     * @param profile its profile; empty: the default one
     * @param state the file with its initial state; empty: the image that fakes boot from otherwise
     * @throws UsageException when there is no such profile, or the file is no valid state
     */
    public static GuestUnderTest embedded(Optional<String> profile, Optional<Path> state) {
        return EmbeddedGuest.start(
                EmbeddedGuest.requireProfile(profile.orElse(EmbeddedGuest.DEFAULT_PROFILE)),
                state.map(Guests::image).orElseGet(GuestImages::termina));
    }

    /**
     * What a state file says that a fake guest boots from.
     *
     * @throws UsageException when the file is no valid state
     */
    public static GuestImage image(Path state) {
        try {
            return GuestStateFile.load(List.of(state));
        } catch (StateException wrong) {
            throw new UsageException(wrong.getMessage());
        }
    }

    /**
     * A guest as a comparison names it: {@code fake}, {@code fake:PROFILE}, or an address.
     *
     * @throws UsageException when it is none of these
     * @throws GuestLostException when nothing at the address answers within seconds
     */
    public static GuestUnderTest named(String name) throws GuestLostException {
        if (name.equals(FAKE)) {
            return embedded(Optional.empty(), Optional.empty());
        }
        if (name.startsWith(FAKE + ":")) {
            return embedded(Optional.of(name.substring(FAKE.length() + 1)), Optional.empty());
        }
        return at(GuestAddress.parse(name), Optional.empty(), false, TimeFactor.ONE);
    }

    /**
     * The journal of what runs have made in a guest, held until it is closed; empty for the embedded fake, which ends with the
     * run.
     *
     * @throws UncheckedIOException when it cannot be written, or another run on that guest is under way
     */
    public static Optional<Journal> journal(Optional<GuestAddress> guest) {
        try {
            return guest.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Journal.open(
                            Journal.home(System.getenv()), guest.get().toString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure.getMessage(), failure);
        }
    }

    /**
     * A guest at an address.
     *
     * @param restart a command, for {@code sh -c}, that boots it again
     * @param mayShutDown whether a Shutdown may be used to give it a new life
     * @param timeFactor what the time that it has to come back by itself is multiplied with
     * @throws GuestLostException when nothing there answers within seconds
     */
    public static GuestUnderTest at(
            GuestAddress address, Optional<String> restart, boolean mayShutDown, TimeFactor timeFactor)
            throws GuestLostException {
        return AddressedGuest.connect(address, restart.map(RestartCommand::new), mayShutDown, timeFactor);
    }
}
