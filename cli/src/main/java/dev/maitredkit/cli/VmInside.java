package dev.maitredkit.cli;

import dev.maitredkit.linuxguest.sandbox.Sandbox;
import dev.maitredkit.linuxguest.sandbox.SandboxOptions;
import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.GuestServer;
import dev.maitredkit.transport.GuestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * What {@link VmCommand} runs in the virtual machine: a host's StartupListener, the agent as pid 1 of namespaces of its own, so
 * that its Shutdown ends it and not the machine, and the suite, all over the machine's AF_VSOCK. Arguments are options for
 * certify, and the exit status is its; or {@link VmServing#OPTION}.
 */
public final class VmInside {
    /** Where the suite finds the agent: by the loopback of vsock(7), since this kernel is guest and host in one. */
    static final GuestAddress.Vsock DIALLED = new GuestAddress.Vsock(1, 8888);

    /** The folder of the outside that the report goes to; see the scripts. */
    static final Path REPORT = Path.of("/tmp/out");

    private static final GuestAddress SERVED = new GuestAddress.Vsock(GuestAddress.Vsock.ANY, 8888);
    private static final GuestAddress HOST_SERVED = new GuestAddress.Vsock(GuestAddress.Vsock.ANY, 7777);
    private static final GuestAddress HOST_DIALLED = new GuestAddress.Vsock(1, 7777);

    private VmInside() {}

    public static void main(String[] arguments) throws InterruptedException {
        Logging.quiet();
        try {
            System.exit(run(arguments));
        } catch (IOException failure) {
            say("failed: " + failure.getMessage());
            System.exit(ExitStatus.NO_CONNECTION.number());
        }
    }

    private static int run(String[] arguments) throws IOException, InterruptedException {
        long start = System.nanoTime();
        VmHost host = new VmHost();
        try (GuestServer server = GuestServers.listen(HOST_SERVED, host)) {
            say("the host listens at " + server.address() + ", " + uptime() + " after the kernel's start");
            Thread lives = serveAgent();
            FirstCall.to(DIALLED);
            say("the agent answers at " + DIALLED + ", " + uptime() + " after the kernel's start");
            if (!host.awaitReady(FirstCall.SECONDS)) {
                say("the host received no VmReady within " + FirstCall.SECONDS + " s of the agent's first answer");
                return ExitStatus.FAILED.number();
            }
            if (VmServing.isAskedFor(arguments)) {
                VmServing.run(lives);
                return ExitStatus.NO_CONNECTION.number();
            }
            long run = System.nanoTime();
            int status = certify(arguments);
            say("the host received " + host);
            say(String.format(
                    Locale.ROOT, "the boot of the agent took %.1f s, the run %.1f s", (run - start) / 1e9, since(run)));
            return status;
        }
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static int certify(String[] options) {
        List<String> line =
                new ArrayList<>(List.of("certify", "--guest", DIALLED.toString(), "--allow", "destructive"));
        line.addAll(List.of("--report", REPORT.toString()));
        line.addAll(List.of(options));
        return Main.execute(line.toArray(String[]::new));
    }

    /** One life after the other, on a thread of their own, which each of them would end with. */
    private static Thread serveAgent() throws IOException, InterruptedException {
        CompletableFuture<Void> booted = new CompletableFuture<>();
        Thread lives = new Thread(() -> live(booted), "vm-lives");
        lives.setDaemon(true);
        lives.start();
        try {
            booted.get();
            return lives;
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause().getMessage(), failure.getCause());
        }
    }

    private static void live(CompletableFuture<Void> booted) {
        List<GuestAddress> addresses = new ArrayList<>(List.of(SERVED));
        addresses.addAll(VmServing.addresses());
        SandboxOptions options = new SandboxOptions(addresses, Optional.of(HOST_DIALLED), false);
        try (Sandbox sandbox = Sandbox.boot(options)) {
            booted.complete(null);
            while (sandbox.awaitEnd() == Sandbox.End.SHUT_DOWN) {
                sandbox.restart();
            }
            say("the agent was ended by something other than its Shutdown");
        } catch (IOException failure) {
            say("no agent: " + failure.getMessage());
            booted.completeExceptionally(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private static String uptime() throws IOException {
        return Files.readString(Path.of("/proc/uptime")).split(" ")[0] + " s";
    }

    static void say(String text) {
        System.out.println(Machine.MARK + text);
        System.out.flush();
    }
}
