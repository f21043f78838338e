package dev.maitredkit.fakeguest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.IPv4Config;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.proto.MountRequest;
import dev.maitredkit.proto.MountResponse;
import dev.maitredkit.proto.NetworkConfigRequest;
import dev.maitredkit.proto.StartTerminaRequest;
import dev.maitredkit.proto.StartTerminaResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A host's calls to a fake guest in virtual time: answers are there as soon as the time has passed. */
final class Calls {
    /** A fake that does not answer at once has a bug; this only keeps the test from hanging. */
    private static final long REAL_SECONDS = 20;

    private final FakeGuest guest;
    private final MaitredGrpc.MaitredStub maitred;

    Calls(FakeGuest guest) {
        this.guest = guest;
        this.maitred = MaitredGrpc.newStub(guest.channel());
    }

    static LaunchProcessRequest.Builder argv(String... argv) {
        return LaunchProcessRequest.newBuilder().addAllArgv(List.of(argv));
    }

    static LaunchProcessRequest.Builder sh(String script) {
        return argv("sh", "-c", script);
    }

    static LaunchProcessRequest waiting(LaunchProcessRequest.Builder request) {
        return request.setWaitForExit(true).build();
    }

    CompletableFuture<LaunchProcessResponse> launch(LaunchProcessRequest request) {
        return ask(answer -> maitred.launchProcess(request, answer));
    }

    /** Runs a script to its end, and gives its exit status. */
    int run(String script) {
        CompletableFuture<LaunchProcessResponse> answer = launch(waiting(sh(script)));
        for (int i = 0; i < 1000 && !answer.isDone() && guest.advanceToNextEvent(Duration.ofHours(1)); i++) {
            // Time passes.
        }
        LaunchProcessResponse response = get(answer);
        assertThat(response.getStatus()).isEqualTo(dev.maitredkit.proto.ProcessStatus.EXITED);
        return response.getCode();
    }

    int mount(String source, String target, String fstype, long flags, String options) {
        MountRequest request = MountRequest.newBuilder()
                .setSource(source)
                .setTarget(target)
                .setFstype(fstype)
                .setMountflags(flags)
                .setOptions(options)
                .build();
        return get(Calls.<MountResponse>ask(answer -> maitred.mount(request, answer)))
                .getError();
    }

    CompletableFuture<EmptyMessage> configure(String address, String netmask, String gateway) {
        NetworkConfigRequest request = NetworkConfigRequest.newBuilder()
                .setIpv4Config(IPv4Config.newBuilder()
                        .setAddress(number(address))
                        .setNetmask(number(netmask))
                        .setGateway(number(gateway)))
                .build();
        return ask(answer -> maitred.configureNetwork(request, answer));
    }

    static int number(String address) {
        return dev.maitredkit.fakeguest.kernel.net.Ipv4Address.parse(address)
                .orElseThrow()
                .networkOrder();
    }

    CompletableFuture<StartTerminaResponse> startTermina() {
        StartTerminaRequest request = StartTerminaRequest.newBuilder()
                .setTremplinIpv4Address(number("100.115.92.1"))
                .setLxdIpv4Subnet("100.115.92.193/28")
                .build();
        return ask(answer -> maitred.startTermina(request, answer));
    }

    CompletableFuture<EmptyMessage> shutdown() {
        return ask(answer -> maitred.shutdown(EmptyMessage.getDefaultInstance(), answer));
    }

    private static <T> CompletableFuture<T> ask(Consumer<StreamObserver<T>> call) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        call.accept(new StreamObserver<T>() {
            @Override
            public void onNext(T value) {
                answer.complete(value);
            }

            @Override
            public void onError(Throwable error) {
                answer.completeExceptionally(error);
            }

            @Override
            public void onCompleted() {
                // The value has come already.
            }
        });
        return answer;
    }

    static <T> T get(CompletableFuture<T> answer) {
        try {
            return answer.get(REAL_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw Status.fromThrowable(e.getCause()).asRuntimeException();
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }

    static Status failure(CompletableFuture<?> answer) {
        try {
            Object response = answer.get(REAL_SECONDS, TimeUnit.SECONDS);
            throw new AssertionError("it worked: " + response);
        } catch (ExecutionException e) {
            return Status.fromThrowable(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }
}
