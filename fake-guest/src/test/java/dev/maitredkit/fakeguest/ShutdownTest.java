package dev.maitredkit.fakeguest;

import static dev.maitredkit.fakeguest.Calls.failure;
import static dev.maitredkit.fakeguest.Calls.get;
import static dev.maitredkit.fakeguest.Calls.sh;
import static dev.maitredkit.fakeguest.Calls.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.ProcessStatus;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShutdownTest {
    private FakeGuest guest = FakeGuest.builder().start();
    private Calls calls = new Calls(guest);

    private void boot(Profile profile) {
        guest.close();
        guest = FakeGuest.builder().profile(profile).start();
        calls = new Calls(guest);
    }

    @AfterEach
    void close() {
        guest.close();
    }

    private void launch(String script) {
        get(calls.launch(sh(script).build()));
    }

    @Test
    void with_nobody_stubborn_it_takes_no_time_and_the_guest_is_gone() {
        launch("sleep 1000");
        Instant before = guest.now();
        get(calls.shutdown());
        assertThat(guest.now()).isEqualTo(before);
        assertThat(guest.isRunning()).isFalse();
        assertThat(guest.poweredOff()).isCompleted();
        assertThat(failure(calls.shutdown()).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    }

    @Test
    void who_ignores_the_first_signal_is_killed_after_five_seconds() {
        launch("trap '' TERM; while :; do sleep 1; done");
        CompletableFuture<EmptyMessage> answer = calls.shutdown();
        guest.advance(Duration.ofMillis(4999));
        assertThat(answer.isDone()).isFalse();
        guest.advance(Duration.ofMillis(1));
        get(answer);
        assertThat(guest.snapshot().kernel().livingProcesses()).isZero();
    }

    @Test
    void a_stopped_process_gets_the_first_signal_too() {
        launch("trap 'echo TERM >/dev/console; exit' TERM; kill -STOP $$; sleep 1000");
        get(calls.shutdown());
        assertThat(guest.console()).isEqualTo("TERM\n");
    }

    @Test
    void orphans_are_signalled_as_well() {
        launch("(trap 'echo orphan >/dev/console; exit' TERM; while :; do sleep 0.1; done) & sleep 0.1");
        guest.advance(Duration.ofSeconds(1));
        CompletableFuture<EmptyMessage> answer = calls.shutdown();
        guest.advance(Duration.ofSeconds(1));
        get(answer);
        assertThat(guest.console()).isEqualTo("orphan\n");
    }

    @Test
    void nothing_respawns() {
        get(calls.launch(sh("echo start >/dev/console; trap 'exit 0' TERM; while :; do sleep 0.1; done")
                .setRespawn(true)
                .build()));
        guest.advance(Duration.ofMillis(50));
        CompletableFuture<EmptyMessage> answer = calls.shutdown();
        guest.advance(Duration.ofSeconds(1));
        get(answer);
        assertThat(guest.console()).isEqualTo("start\n");
    }

    @Test
    void file_systems_are_unmounted_but_those_of_the_system() {
        assertThat(calls.mount("one", "/mnt", "tmpfs", 0, "")).isZero();
        assertThat(calls.mount("two", "/mnt", "tmpfs", 0, "")).isZero();
        get(calls.shutdown());
        assertThat(mountPoints()).containsExactly("/", "/proc", "/sys", "/dev/shm", "/dev/pts", "/sys/fs/cgroup");
    }

    private String[] mountPoints() {
        var kernel = guest.snapshot().kernel();
        return kernel.asInit(sys -> {
                    int fd = sys.open(
                                    "/proc/self/mounts",
                                    java.util.Set.of(dev.maitredkit.fakeguest.kernel.fs.OpenFlag.READ),
                                    0)
                            .orThrow();
                    return sys.read(fd, 1 << 16).orThrow();
                })
                .answer()
                .lines()
                .map(line -> line.split(" ")[1])
                .toArray(String[]::new);
    }

    @Test
    void meanwhile_mount_and_network_work_and_launches_fail() {
        launch("trap '' TERM; while :; do sleep 1; done");
        CompletableFuture<EmptyMessage> answer = calls.shutdown();
        guest.advance(Duration.ofSeconds(1));
        assertThat(calls.mount("t", "/mnt", "tmpfs", 0, "")).isZero();
        get(calls.configure("100.115.92.6", "255.255.255.252", "100.115.92.5"));
        assertThat(get(calls.launch(waiting(sh("exit 4")))).getStatus()).isEqualTo(ProcessStatus.FAILED);
        CompletableFuture<EmptyMessage> second = calls.shutdown();
        guest.advance(Duration.ofSeconds(4));
        get(answer);
        get(second);
    }

    @Test
    void a_waiting_launch_is_answered_with_the_signal() {
        CompletableFuture<LaunchProcessResponse> waiting = calls.launch(waiting(sh("exec sleep 1000")));
        get(calls.shutdown());
        assertThat(get(waiting).getStatus()).isEqualTo(ProcessStatus.SIGNALED);
        assertThat(get(waiting).getCode()).isEqualTo(15);
    }

    @Test
    void after_a_restart_the_guest_serves_again_on_the_same_channel() {
        calls.run("touch /left");
        get(calls.shutdown());
        guest.restart();
        assertThat(guest.isRunning()).isTrue();
        assertThat(calls.run("test -e /left")).isEqualTo(1);
    }

    @Test
    void the_reference_runs_queued_launches_after_the_unmounts_and_answers_them() {
        boot(Profile.MAITRED_2018);
        launch("trap '' TERM; while :; do sleep 1; done");
        CompletableFuture<EmptyMessage> answer = calls.shutdown();
        guest.advance(Duration.ofSeconds(1));
        CompletableFuture<LaunchProcessResponse> launch =
                calls.launch(waiting(sh("grep -q ' /tmp ' /proc/mounts && exit 3; exit 4")));
        CompletableFuture<EmptyMessage> second = calls.shutdown();
        assertThat(launch.isDone()).isFalse();
        guest.advance(Duration.ofSeconds(4));
        get(answer);
        assertThat(get(launch).getCode()).isEqualTo(4);
        get(second);
        assertThat(guest.poweredOff()).isCompleted();
    }

    @Test
    void the_reference_waits_for_a_waiting_launch_before_it_shuts_down() {
        boot(Profile.MAITRED_2018);
        CompletableFuture<LaunchProcessResponse> launch = calls.launch(waiting(sh("sleep 3; exit 8")));
        CompletableFuture<EmptyMessage> answer = calls.shutdown();
        guest.advance(Duration.ofMillis(2999));
        assertThat(answer.isDone()).isFalse();
        guest.advance(Duration.ofMillis(1));
        get(answer);
        assertThat(get(launch).getCode()).isEqualTo(8);
    }

    @Test
    void with_proc_covered_nothing_is_killed_or_unmounted() {
        boot(Profile.MAITRED_2018);
        launch("trap 'echo TERM >/dev/console; exit' TERM; while :; do sleep 0.1; done");
        assertThat(calls.mount("t", "/proc", "tmpfs", 0, "")).isZero();
        get(calls.shutdown());
        assertThat(guest.snapshot().kernel().livingProcesses()).isPositive();
        assertThat(guest.console()).isEmpty();
    }

    @Test
    void a_call_that_is_never_answered_keeps_the_reference_for_twenty_seconds() {
        guest.close();
        GuestImage full =
                GuestImages.bare().toBuilder().limits(it -> it.withProcesses(2)).build();
        guest = FakeGuest.builder().profile(Profile.MAITRED_2018).image(full).start();
        calls = new Calls(guest);
        launch("exec sleep 1000");
        CompletableFuture<LaunchProcessResponse> never = calls.launch(waiting(sh("exit 0")));
        get(calls.shutdown());
        assertThat(guest.isRunning()).isFalse();
        guest.advance(Duration.ofMillis(19_999));
        assertThat(guest.poweredOff()).isNotDone();
        assertThat(never).isNotDone();
        guest.advance(Duration.ofMillis(1));
        assertThat(guest.poweredOff()).isCompleted();
        assertThat(failure(never).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    }
}
