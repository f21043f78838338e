package dev.maitredkit.cli;

import dev.maitredkit.certification.UsageException;
import dev.maitredkit.linuxguest.sandbox.Sandbox;
import dev.maitredkit.linuxguest.sandbox.SandboxOptions;
import dev.maitredkit.transport.GuestAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the real agent, in namespaces of its own. */
@Command(
        name = "sandbox",
        description =
                "Serves a real guest: the agent over this machine's kernel, in namespaces of its own, over an overlay of"
                        + " this machine's root whose writes are thrown away. It ends with its Shutdown or an interrupt.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SandboxCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--listen",
            arity = "1..*",
            required = true,
            paramLabel = "ADDRESS",
            description = "unix:PATH, HOST:PORT (loopback only) or vsock:CID:PORT, one or more.")
    private List<String> listen;

    @Option(names = "--restart", description = "Boot it again after its Shutdown.")
    private boolean restart;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Where its host listens; it reports there when it is ready.")
    private Optional<String> host = Optional.empty();

    @Option(
            names = "--user-namespace",
            description =
                    "Use a user namespace even as root. Whoever is not root gets one anyway; it has no StartTermina.")
    private boolean userNamespace;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SandboxOptions options = options();
        try (Sandbox sandbox = Sandbox.boot(options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(sandbox), "close-sandbox"));
            PrintWriter out = spec.commandLine().getOut();
            sandbox.addresses().forEach(address -> out.println("ready " + address));
            out.flush();
            Sandbox.End end = sandbox.awaitEnd();
            while (restart && end == Sandbox.End.SHUT_DOWN) {
                sandbox.restart();
                end = sandbox.awaitEnd();
            }
            if (end == Sandbox.End.LOST) {
                throw new IOException("the sandbox was ended by something other than its Shutdown");
            }
            return ExitStatus.OK.number();
        }
    }

    private SandboxOptions options() throws IOException {
        try {
            return new SandboxOptions(
                    listen.stream().map(GuestAddress::parse).toList(),
                    host.map(GuestAddress::parse),
                    userNamespace || !isRoot());
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong.getMessage());
        }
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private static void close(Sandbox sandbox) {
        try {
            sandbox.close();
        } catch (IOException e) {
            // The process ends: the kernel does the rest, and a socket's file is replaced by the next start.
        }
    }
}
