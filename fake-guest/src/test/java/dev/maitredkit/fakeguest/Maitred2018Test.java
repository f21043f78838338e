package dev.maitredkit.fakeguest;

import static dev.maitredkit.fakeguest.Calls.argv;
import static dev.maitredkit.fakeguest.Calls.failure;
import static dev.maitredkit.fakeguest.Calls.get;
import static dev.maitredkit.fakeguest.Calls.sh;
import static dev.maitredkit.fakeguest.Calls.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.ProcessStatus;
import io.grpc.Context;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Maitred2018Test {
    private FakeGuest guest = FakeGuest.builder().profile(Profile.MAITRED_2018).start();
    private Calls calls = new Calls(guest);

    @AfterEach
    void close() {
        guest.close();
    }

    @Test
    void a_wait_holds_back_launches_but_neither_mount_nor_network_nor_bad_requests() {
        CompletableFuture<LaunchProcessResponse> first = calls.launch(waiting(argv("sleep", "2")));
        guest.advance(Duration.ofMillis(300));
        CompletableFuture<LaunchProcessResponse> second =
                calls.launch(argv("true").build());
        assertThat(calls.mount("t", "/mnt", "tmpfs", 0, "")).isZero();
        assertThat(failure(calls.configure("0.0.0.0", "0.0.0.0", "0.0.0.0")).getCode())
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(failure(calls.launch(LaunchProcessRequest.getDefaultInstance()))
                        .getDescription())
                .isEqualTo("missing argv");
        guest.advance(Duration.ofMillis(1699));
        assertThat(second.isDone()).isFalse();
        guest.advance(Duration.ofMillis(1));
        assertThat(get(first).getStatus()).isEqualTo(ProcessStatus.EXITED);
        assertThat(get(second).getStatus()).isEqualTo(ProcessStatus.LAUNCHED);
    }

    @Test
    void a_call_whose_client_has_gone_runs_all_the_same() {
        Context.CancellableContext client = Context.current().withCancellation();
        client.run(() -> {
            calls.launch(waiting(sh("sleep 1; echo first >/dev/console")));
            calls.launch(waiting(sh("echo second >/dev/console")));
        });
        client.cancel(null);
        guest.advance(Duration.ofSeconds(2));
        assertThat(guest.console()).isEqualTo("first\nsecond\n");
    }

    @Test
    void a_stopped_program_that_is_waited_for_holds_everything_until_it_is_continued() {
        CompletableFuture<LaunchProcessResponse> stopped = calls.launch(waiting(sh("kill -STOP $$; exit 6")));
        CompletableFuture<LaunchProcessResponse> queued = calls.launch(waiting(argv("true")));
        guest.advance(Duration.ofHours(1));
        assertThat(queued.isDone()).isFalse();
        assertThat(stopped.isDone()).isFalse();
    }

    @Test
    void strings_end_at_the_first_nul() {
        assertThat(get(calls.launch(waiting(argv("sh", "-c", "exit 5\0; exit 6"))))
                        .getCode())
                .isEqualTo(5);
        assertThat(calls.mount("t", "/mnt\0/x", "tmpfs\0", 0, "\0bad")).isZero();
    }

    @Test
    void ended_children_stay_while_a_wait_goes_on() {
        get(calls.launch(argv("true").build()));
        calls.run("true");
        assertThat(calls.run(
                        "(sleep 0.3 &); (sleep 0.3 &); sleep 1; exit $(grep -l '^State:.Z' /proc/*/status | wc -l)"))
                .isEqualTo(2);
        assertThat(calls.run("exit $(grep -l '^State:.Z' /proc/*/status | wc -l)"))
                .isZero();
    }

    @Test
    void not_as_init_it_launches_and_shuts_down_nothing() {
        guest.close();
        guest = FakeGuest.builder()
                .profile(Profile.MAITRED_2018)
                .image(GuestImages.termina().toBuilder().agent("/sbin/maitred").build())
                .start();
        calls = new Calls(guest);
        assertNotInit(failure(calls.launch(LaunchProcessRequest.getDefaultInstance())));
        assertNotInit(failure(calls.launch(waiting(argv("true")))));
        assertNotInit(failure(calls.shutdown()));
        assertNotInit(failure(calls.startTermina()));
        assertThat(calls.mount("", "", "", 0, "")).isEqualTo(2);
        get(calls.configure("100.115.92.6", "255.255.255.252", "100.115.92.5"));
    }

    private static void assertNotInit(Status status) {
        assertThat(status.getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(status.getDescription()).isEqualTo("not running as init");
    }
}
