package dev.maitredkit.linuxguest.sandbox;

import dev.maitredkit.transport.GuestAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a sandbox is like.
 *
 * @param listen where the guest is served, as the machine sees it
 * @param host where its host listens, as the machine sees it; it reports there when it is ready
 * @param userNamespace whether it is in a user namespace, which needs no privilege and gives less: no btrfs, so no
 *     StartTermina
 */
public record SandboxOptions(List<GuestAddress> listen, Optional<GuestAddress> host, boolean userNamespace) {
    public SandboxOptions {
        listen = List.copyOf(listen);
        Objects.requireNonNull(host);
        if (listen.isEmpty()) {
            throw new IllegalArgumentException("no address to listen on");
        }
        listen.forEach(SandboxOptions::requireReachable);
        host.ifPresent(SandboxOptions::requireReachable);
    }

    private static void requireReachable(GuestAddress address) {
        if (address instanceof GuestAddress.InProcess) {
            throw new IllegalArgumentException(
                    "a sandbox is another process: " + address + " cannot be reached; use unix:PATH or 127.0.0.1:PORT");
        }
    }
}
