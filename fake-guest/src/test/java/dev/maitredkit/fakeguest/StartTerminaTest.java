package dev.maitredkit.fakeguest;

import static dev.maitredkit.fakeguest.Calls.argv;
import static dev.maitredkit.fakeguest.Calls.failure;
import static dev.maitredkit.fakeguest.Calls.get;
import static dev.maitredkit.fakeguest.Calls.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fakeguest.ScriptedProgram.Act;
import dev.maitredkit.fakeguest.ScriptedProgram.Case;
import dev.maitredkit.fakeguest.ScriptedProgram.Ending;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.StartTerminaResponse;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartTerminaTest {
    private FakeGuest guest;
    private Calls calls;

    private void boot(Profile profile, GuestImage image) {
        guest = FakeGuest.builder().profile(profile).image(image).start();
        calls = new Calls(guest);
    }

    @AfterEach
    void close() {
        guest.close();
    }

    private static GuestImage with(ScriptedProgram program) {
        return GuestImages.termina().toBuilder().program(program).build();
    }

    private static ScriptedProgram lxd(List<Act> acts, Ending waitready) {
        return new ScriptedProgram(
                "/usr/sbin/lxd",
                List.of(
                        new Case(List.of("waitready"), acts, waitready),
                        new Case(List.of(), List.of(), new Ending.Stays())));
    }

    private static StartTerminaResponse failed(String reason) {
        return StartTerminaResponse.newBuilder()
                .setStatus(StartTerminaResponse.Status.FAILED)
                .setFailureReason(reason)
                .build();
    }

    @Test
    void it_succeeds_and_says_so() {
        boot(Profile.SPEC, GuestImages.termina());
        assertThat(get(calls.startTermina()))
                .isEqualTo(StartTerminaResponse.newBuilder()
                        .setStatus(StartTerminaResponse.Status.SUCCESS)
                        .build());
        assertThat(calls.run("grep -q '^/dev/vdb /mnt/stateful btrfs .*user_subvol_rm_allowed' /proc/mounts"))
                .isZero();
        assertThat(guest.snapshot().kernel().livingProcesses()).isEqualTo(2);
    }

    @Test
    void a_second_call_fails_because_the_disk_is_mounted() {
        boot(Profile.SPEC, GuestImages.termina());
        get(calls.startTermina());
        assertThat(get(calls.startTermina())).isEqualTo(failed("failed to mount stateful: Device or resource busy"));
    }

    @Test
    void the_reference_answers_success_with_an_empty_message_and_failure_with_a_status() {
        boot(Profile.MAITRED_2018, GuestImages.termina());
        assertThat(get(calls.startTermina())).isEqualTo(StartTerminaResponse.getDefaultInstance());
        Status status = failure(calls.startTermina());
        assertThat(status.getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(status.getDescription()).isEqualTo("failed to mount stateful: Device or resource busy");
    }

    @Test
    void each_step_that_fails_is_named() {
        boot(Profile.SPEC, GuestImages.bare());
        assertThat(get(calls.startTermina())).isEqualTo(failed("mkfs.btrfs did not complete"));
        guest.close();
        boot(Profile.SPEC, with(ScriptedProgram.exiting("/usr/sbin/mkfs.btrfs", 1)));
        assertThat(get(calls.startTermina())).isEqualTo(failed("failed to mount stateful: Invalid argument"));
        guest.close();
        boot(
                Profile.SPEC,
                GuestImages.termina().toBuilder()
                        .withoutProgram("/usr/sbin/lxd")
                        .build());
        assertThat(get(calls.startTermina())).isEqualTo(failed("lxd did not launch"));
        guest.close();
        boot(Profile.SPEC, with(lxd(List.of(), new Ending.Exits(1))));
        assertThat(get(calls.startTermina())).isEqualTo(failed("lxd waitready returned non-zero"));
        guest.close();
        boot(Profile.SPEC, with(lxd(List.of(), new Ending.Dies(15))));
        assertThat(get(calls.startTermina())).isEqualTo(failed("lxd waitready did not complete"));
        guest.close();
        boot(
                Profile.SPEC,
                GuestImages.termina().toBuilder()
                        .withoutProgram("/usr/sbin/tremplin")
                        .build());
        assertThat(get(calls.startTermina())).isEqualTo(failed("tremplin did not launch"));
    }

    @Test
    void tremplin_gets_the_address_and_the_subnet_as_they_came() {
        boot(Profile.SPEC, GuestImages.termina());
        get(calls.startTermina());
        assertThat(
                        calls.run(
                                "for p in /proc/[0-9]*; do tr '\\0' ' ' <$p/cmdline; done | grep -q 'tremplin -host_addr 100.115.92.1 -lxd_subnet 100.115.92.193/28 '"))
                .isZero();
    }

    @Test
    void while_lxd_gets_ready_only_the_reference_holds_launches_back() {
        GuestImage slow = with(lxd(List.of(new Act.Takes(Duration.ofSeconds(3))), new Ending.Exits(0)));
        boot(Profile.SPEC, slow);
        CompletableFuture<StartTerminaResponse> termina = calls.startTermina();
        get(calls.launch(waiting(argv("true"))));
        assertThat(termina.isDone()).isFalse();
        guest.close();
        boot(Profile.MAITRED_2018, slow);
        calls.startTermina();
        CompletableFuture<LaunchProcessResponse> launch = calls.launch(waiting(argv("true")));
        guest.advance(Duration.ofMillis(2999));
        assertThat(launch.isDone()).isFalse();
        guest.advance(Duration.ofMillis(1));
        get(launch);
    }
}
