package dev.maitredkit.fakeguest;

import static dev.maitredkit.fakeguest.Calls.argv;
import static dev.maitredkit.fakeguest.Calls.get;
import static dev.maitredkit.fakeguest.Calls.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wiremock.grpc.dsl.WireMockGrpc.equalToMessage;

import dev.maitredkit.fakeguest.agent.HostCall;
import dev.maitredkit.proto.ContainerName;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.transport.GuestAddress;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostCallsTest {
    private record Outcome(HostCall call, Status.Code code) {}

    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private HostDouble host;
    private FakeGuest guest;
    private Calls calls;

    @BeforeEach
    void boot(@TempDir Path root) throws InterruptedException {
        host = new HostDouble(root);
        boot(host.address());
        assertThat(nextOutcome()).isEqualTo(new Outcome(new HostCall.VmReady(), Status.Code.OK));
    }

    private void boot(GuestAddress hostAddress) {
        guest = FakeGuest.builder()
                .profile(Profile.MAITRED_2018)
                .image(GuestImages.bare().toBuilder()
                        .file("/usr/bin/run_container.sh", "#!/bin/sh\neval \"$RC\"\n", 0755)
                        .file("/usr/bin/other.sh", "#!/bin/sh\neval \"$RC\"\n", 0755)
                        .build())
                .host(hostAddress)
                .onHostCall((call, status) -> outcomes.add(new Outcome(call, status.getCode())))
                .start();
        calls = new Calls(guest);
    }

    @AfterEach
    void close() {
        guest.close();
        host.close();
    }

    private Outcome nextOutcome() throws InterruptedException {
        return outcomes.poll(20, TimeUnit.SECONDS);
    }

    /** The reference does nothing else until its host has answered, so after this all is known. */
    private void launch(LaunchProcessRequest.Builder request) {
        get(calls.launch(request.build()));
        get(calls.launch(waiting(argv("true"))));
    }

    private static LaunchProcessRequest.Builder container(String script, String... arguments) {
        return argv("run_container.sh").addAllArgv(java.util.List.of(arguments)).putEnv("RC", script);
    }

    private void assertFailed(String container) throws InterruptedException {
        assertThat(nextOutcome())
                .isEqualTo(new Outcome(new HostCall.ContainerStartupFailed(container), Status.Code.OK));
        host.listener
                .verify(1, "ContainerStartupFailed")
                .withRequestMessage(equalToMessage(
                        ContainerName.newBuilder().setName(container).build()));
        host.listener.resetRequests();
    }

    @Test
    void a_guest_that_serves_tells_its_host_once() {
        host.listener.verify(1, "VmReady");
    }

    @Test
    void a_container_script_that_ends_badly_is_told_by_the_name_of_its_container() throws InterruptedException {
        launch(container("exit 1", "--container_name", "penguin", "--other", "x"));
        assertFailed("penguin");
        launch(container("kill -9 $$", "--container_name", "penguin"));
        assertFailed("penguin");
        launch(container("exit 1", "--container_name", "a", "--container_name", "b"));
        assertFailed("a");
        launch(container("exit 1", "--container_name", "--container_name", "x"));
        assertFailed("--container_name");
        launch(container("exit 1", "--container_name"));
        assertFailed("");
        launch(container("exit 1", "--container_name=penguin"));
        assertFailed("");
    }

    @Test
    void nothing_else_is_told() {
        launch(container("exit 0", "--container_name", "penguin"));
        get(calls.launch(waiting(container("exit 1", "--container_name", "penguin"))));
        launch(container("exit 1", "--container_name", "penguin").putEnv("PATH", "/x"));
        launch(argv("other.sh", "--container_name", "x").putEnv("RC", "exit 1"));
        assertThat(outcomes).isEmpty();
        host.listener.verify(0, "ContainerStartupFailed");
    }

    @Test
    void a_respawning_script_is_told_of_at_each_death() throws InterruptedException {
        launch(container("exit 1", "--container_name", "penguin").setRespawn(true));
        for (int i = 0; i < 10; i++) {
            assertThat(nextOutcome().call()).isEqualTo(new HostCall.ContainerStartupFailed("penguin"));
        }
        host.listener.verify(10, "ContainerStartupFailed");
    }

    @Test
    void a_host_that_is_not_there_changes_nothing() throws InterruptedException {
        guest.close();
        GuestAddress gone = host.address();
        host.close();
        boot(gone);
        assertThat(nextOutcome().code()).isEqualTo(Status.Code.UNAVAILABLE);
        launch(container("exit 1", "--container_name", "penguin"));
        assertThat(nextOutcome().code()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(guest.isRunning()).isTrue();
    }

    @Test
    void a_host_that_never_answers_holds_the_reference_up_for_20_seconds() {
        guest.close();
        try (SilentHost silent = new SilentHost()) {
            boot(silent.address());
            get(calls.launch(container("exit 1").build()));
            CompletableFuture<LaunchProcessResponse> next = calls.launch(waiting(argv("true")));
            guest.advance(Duration.ofMillis(19_999));
            assertThat(next.isDone()).isFalse();
            guest.advance(Duration.ofMillis(1));
            get(next);
        }
    }
}
