package dev.maitredkit.linuxguest.sandbox;

import dev.maitredkit.linuxguest.sys.Linux;
import dev.maitredkit.transport.GuestAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One address, from both sides.
 *
 * @param inside where the agent listens
 * @param directory the machine's directory of the socket, and where the guest has it while the socket is made;
 *     afterwards no program of the guest finds the directory, and the socket works on
 */
record Listen(GuestAddress inside, Optional<Shared> directory) {
    static final Path RELAY_SOCKET = GuestRoot.OWN.resolve("agent.sock");

    record Shared(Path outside, Path inside) {}

    static Listen of(String address, int number) {
        if (address.equals(SandboxInit.RELAYED)) {
            return new Listen(new GuestAddress.Unix(RELAY_SOCKET), Optional.empty());
        }
        GuestAddress parsed = GuestAddress.parse(address);
        if (!(parsed instanceof GuestAddress.Unix unix)) {
            return new Listen(parsed, Optional.empty());
        }
        Path file = unix.path().toAbsolutePath();
        Path inside = GuestRoot.OWN.resolve("listen-" + number);
        return new Listen(
                new GuestAddress.Unix(inside.resolve(file.getFileName())),
                Optional.of(new Shared(file.getParent(), inside)));
    }

    void bind(GuestRoot root) throws IOException {
        if (directory.isPresent()) {
            Path at = Files.createDirectories(root.at(directory.get().inside()));
            Binds.tree(directory.get().outside(), at);
        }
    }

    /** Once the socket listens. */
    void hide() throws IOException {
        if (directory.isPresent()) {
            Path inside = directory.get().inside();
            Linux.detach(inside.toString()).orThrow("unmount " + inside);
            Files.delete(inside);
        }
    }

    /** What the outer side calls the address that is really listened on; empty when that side has one of its own. */
    String outside(GuestAddress bound) {
        return directory
                .map(it -> "unix:"
                        + it.outside()
                                .resolve(((GuestAddress.Unix) bound).path().getFileName()))
                .orElse(inside.equals(new GuestAddress.Unix(RELAY_SOCKET)) ? "" : bound.toString());
    }
}
