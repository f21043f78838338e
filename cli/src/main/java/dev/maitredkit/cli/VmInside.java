package dev.maitredkit.cli;

import dev.maitredkit.linuxguest.sandbox.Sandbox;
import dev.maitredkit.linuxguest.sandbox.SandboxOptions;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.GuestChannels;
import dev.maitredkit.transport.GuestServer;
import dev.maitredkit.transport.GuestServers;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * What {@link VmCommand} runs in the virtual machine: a host's StartupListener, the agent as pid 1 of namespaces of its own, so
 * that its Shutdown ends it and not the machine, and the suite, all over the machine's AF_VSOCK. Arguments are options for
 * certify; the exit status is its.
 */
public final class VmInside {
    /** Where the suite finds the agent: by the loopback of vsock(7), since this kernel is guest and host in one. */
    static final GuestAddress DIALLED = new GuestAddress.Vsock(1, 8888);

    /** The folder of the outside that the report goes to; see run-in-uml.sh. */
    static final Path REPORT = Path.of("/tmp/out");

    private static final GuestAddress SERVED = new GuestAddress.Vsock(GuestAddress.Vsock.ANY, 8888);
    private static final GuestAddress HOST_SERVED = new GuestAddress.Vsock(GuestAddress.Vsock.ANY, 7777);
    private static final GuestAddress HOST_DIALLED = new GuestAddress.Vsock(1, 7777);

    /** A JVM's first call is its slowest, and the kernel's one processor is slow: that is not the suite's to wait for. */
    private static final int FIRST_CALL_SECONDS = 120;

    private VmInside() {}

    public static void main(String[] arguments) throws InterruptedException {
        Logging.quiet();
        try {
            System.exit(run(arguments));
        } catch (IOException | StatusRuntimeException failure) {
            say("failed: " + failure.getMessage());
            System.exit(ExitStatus.NO_CONNECTION.number());
        }
    }

    private static int run(String[] arguments) throws IOException, InterruptedException {
        long start = System.nanoTime();
        VmHost host = new VmHost();
        try (GuestServer server = GuestServers.listen(HOST_SERVED, host)) {
            say("the host listens at " + server.address() + ", " + uptime() + " after the kernel's start");
            serveAgent();
            callOnce();
            say("the agent answers at " + DIALLED + ", " + uptime() + " after the kernel's start");
            if (!host.awaitReady(FIRST_CALL_SECONDS)) {
                say("the host received no VmReady within " + FIRST_CALL_SECONDS + " s of the agent's first answer");
                return ExitStatus.FAILED.number();
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
    private static void serveAgent() throws IOException, InterruptedException {
        CompletableFuture<Void> booted = new CompletableFuture<>();
        Thread lives = new Thread(() -> live(booted), "vm-lives");
        lives.setDaemon(true);
        lives.start();
        try {
            booted.get();
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause().getMessage(), failure.getCause());
        }
    }

    private static void live(CompletableFuture<Void> booted) {
        SandboxOptions options = new SandboxOptions(List.of(SERVED), Optional.of(HOST_DIALLED), false);
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

    private static void callOnce() {
        ManagedChannel channel = GuestChannels.open(DIALLED);
        try {
            MaitredGrpc.newBlockingStub(channel)
                    .withWaitForReady()
                    .withDeadlineAfter(FIRST_CALL_SECONDS, TimeUnit.SECONDS)
                    .launchProcess(LaunchProcessRequest.newBuilder()
                            .addArgv("true")
                            .setWaitForExit(true)
                            .build());
        } finally {
            channel.shutdownNow();
        }
    }

    private static String uptime() throws IOException {
        return Files.readString(Path.of("/proc/uptime")).split(" ")[0] + " s";
    }

    private static void say(String text) {
        System.out.println(UserModeLinux.MARK + text);
        System.out.flush();
    }
}
