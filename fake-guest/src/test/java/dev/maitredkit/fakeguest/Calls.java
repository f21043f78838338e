package dev.maitredkit.fakeguest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.IPv4Config;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.proto.MountRequest;
import dev.maitredkit.proto.NetworkConfigRequest;
import dev.maitredkit.proto.StartTerminaRequest;
import dev.maitredkit.proto.StartTerminaResponse;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A host's calls to a fake guest in virtual time: answers are there as soon as the time has passed. */
final class Calls {
    /** A fake that does not answer at once has a bug; this only keeps the test from hanging. */
    private static final long REAL_SECONDS = 20;

    private final FakeGuest guest;
    final MaitredGrpc.MaitredFutureStub maitred;

    Calls(FakeGuest guest) {
        this.guest = guest;
        this.maitred = MaitredGrpc.newFutureStub(guest.channel());
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

    ListenableFuture<LaunchProcessResponse> launch(LaunchProcessRequest request) {
        return maitred.launchProcess(request);
    }

    /** Runs a script to its end, and gives its exit status. */
    int run(String script) {
        ListenableFuture<LaunchProcessResponse> answer = launch(waiting(sh(script)));
        for (int i = 0; i < 1000 && !answer.isDone() && guest.advanceToNextEvent(Duration.ofHours(1)); i++) {
            // Time passes.
        }
        LaunchProcessResponse response = get(answer);
        assertThat(response.getStatus()).isEqualTo(dev.maitredkit.proto.ProcessStatus.EXITED);
        return response.getCode();
    }

    int mount(String source, String target, String fstype, long flags, String options) {
        return get(maitred.mount(MountRequest.newBuilder()
                        .setSource(source)
                        .setTarget(target)
                        .setFstype(fstype)
                        .setMountflags(flags)
                        .setOptions(options)
                        .build()))
                .getError();
    }

    ListenableFuture<EmptyMessage> configure(String address, String netmask, String gateway) {
        return maitred.configureNetwork(NetworkConfigRequest.newBuilder()
                .setIpv4Config(IPv4Config.newBuilder()
                        .setAddress(number(address))
                        .setNetmask(number(netmask))
                        .setGateway(number(gateway)))
                .build());
    }

    static int number(String address) {
        return dev.maitredkit.fakeguest.kernel.net.Ipv4Address.parse(address)
                .orElseThrow()
                .networkOrder();
    }

    ListenableFuture<StartTerminaResponse> startTermina() {
        return maitred.startTermina(StartTerminaRequest.newBuilder()
                .setTremplinIpv4Address(number("100.115.92.1"))
                .setLxdIpv4Subnet("100.115.92.193/28")
                .build());
    }

    ListenableFuture<EmptyMessage> shutdown() {
        return maitred.shutdown(EmptyMessage.getDefaultInstance());
    }

    static <T> T get(ListenableFuture<T> answer) {
        try {
            return answer.get(REAL_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw Status.fromThrowable(e.getCause()).asRuntimeException();
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }

    static Status failure(ListenableFuture<?> answer) {
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
