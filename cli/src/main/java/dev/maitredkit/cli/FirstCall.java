package dev.maitredkit.cli;

import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.transport.GuestAddress;
import dev.maitredkit.transport.GuestChannels;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Waits for an agent to answer. */
final class FirstCall {
    /** A JVM's first call is its slowest, and the kernel's one processor is slow: that is not the suite's to wait for. */
    static final int SECONDS = 120;

    private FirstCall() {}

    /** @throws IOException when it does not within {@link #SECONDS} */
    static void to(GuestAddress address) throws IOException {
        ManagedChannel channel = GuestChannels.open(address);
        try {
            MaitredGrpc.newBlockingStub(channel)
                    .withWaitForReady()
                    .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                    .launchProcess(LaunchProcessRequest.newBuilder()
                            .addArgv("true")
                            .setWaitForExit(true)
                            .build());
        } catch (StatusRuntimeException failure) {
            throw new IOException("no answer at " + address + ": " + failure.getMessage(), failure);
        } finally {
            channel.shutdownNow();
        }
    }
}
