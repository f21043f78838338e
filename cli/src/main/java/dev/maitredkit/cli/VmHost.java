package dev.maitredkit.cli;

import dev.maitredkit.proto.ContainerName;
import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.StartupListenerGrpc;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The host of a virtual machine, as far as an agent calls it: it counts. */
final class VmHost extends StartupListenerGrpc.StartupListenerImplBase {
    private final AtomicInteger ready = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final CountDownLatch first = new CountDownLatch(1);

    @Override
    public void vmReady(EmptyMessage request, StreamObserver<EmptyMessage> observer) {
        ready.incrementAndGet();
        first.countDown();
        done(observer);
    }

    @Override
    public void containerStartupFailed(ContainerName request, StreamObserver<EmptyMessage> observer) {
        failed.incrementAndGet();
        done(observer);
    }

    private static void done(StreamObserver<EmptyMessage> observer) {
        observer.onNext(EmptyMessage.getDefaultInstance());
        observer.onCompleted();
    }

    /** Waits for the first VmReady; says whether it came. */
    boolean awaitReady(int seconds) throws InterruptedException {
        return first.await(seconds, TimeUnit.SECONDS);
    }

    @Override
    public String toString() {
        return "VmReady " + ready + " times (each life of the agent says it once) and ContainerStartupFailed " + failed
                + " times";
    }
}
