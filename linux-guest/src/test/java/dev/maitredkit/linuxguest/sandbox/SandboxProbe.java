package dev.maitredkit.linuxguest.sandbox;

import dev.maitredkit.transport.GuestAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An outer JVM for tests to kill: boots a sandbox at the address of the first argument, says when it answers, and
 * waits.
 */
final class SandboxProbe {
    private SandboxProbe() {}

    public static void main(String[] arguments) throws Exception {
        try (Sandbox sandbox = Sandbox.boot(options(GuestAddress.parse(arguments[0])))) {
            System.out.println("ready");
            sandbox.awaitEnd();
        }
    }

    static SandboxOptions options(GuestAddress address) throws IOException {
        return new SandboxOptions(List.of(address), Optional.empty(), !isRoot());
    }

    static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }
}
