package dev.maitredkit.conformance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.MountRequest;
import dev.maitredkit.proto.MountResponse;
import dev.maitredkit.proto.ProcessStatus;
import dev.maitredkit.proto.StartTerminaRequest;
import dev.maitredkit.proto.StartTerminaResponse;
import dev.maitredkit.scenarios.data.Step;
import io.grpc.Status;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Step MOUNT =
            Step.newBuilder().setMount(MountRequest.getDefaultInstance()).build();
    private static final Step WAIT = Step.newBuilder()
            .setLaunchProcess(LaunchProcessRequest.newBuilder().setWaitForExit(true))
            .build();
    private static final Step TERMINA = Step.newBuilder()
            .setStartTermina(StartTerminaRequest.getDefaultInstance())
            .build();

    @Test
    void a_mount_may_answer_any_errno_but_nothing_that_is_none() {
        assertThat(broken(MOUNT, mount(0))).isEqualTo("none");
        assertThat(broken(MOUNT, mount(4095))).isEqualTo("none");
        assertThat(broken(MOUNT, mount(4096))).isEqualTo("MOUNT-016");
        assertThat(broken(MOUNT, mount(-22))).isEqualTo("MOUNT-016");
    }

    @Test
    void a_mount_does_not_fail_as_a_call_unless_the_guest_is_going_down() {
        Outcome internal = new Outcome.Refused(Status.Code.INTERNAL, "");
        assertThat(broken(MOUNT, internal)).isEqualTo("MOUNT-002");
        Ledger down = Ledger.fresh("")
                .sent(Step.newBuilder()
                        .setShutdown(EmptyMessage.getDefaultInstance())
                        .build());
        assertThat(down.judge(MOUNT, internal)).isInstanceOf(Judgement.Accepted.class);
    }

    @Test
    void a_waited_for_launch_has_ended_with_a_code_in_range() {
        assertThat(broken(WAIT, launch(ProcessStatus.EXITED, 255))).isEqualTo("none");
        assertThat(broken(WAIT, launch(ProcessStatus.EXITED, 256))).isEqualTo("LAUNCH-005");
        assertThat(broken(WAIT, launch(ProcessStatus.SIGNALED, 64))).isEqualTo("none");
        assertThat(broken(WAIT, launch(ProcessStatus.SIGNALED, 0))).isEqualTo("LAUNCH-006");
        assertThat(broken(WAIT, launch(ProcessStatus.FAILED, -7))).isEqualTo("none");
        assertThat(broken(WAIT, launch(ProcessStatus.LAUNCHED, 0))).isEqualTo("LAUNCH-030");
        assertThat(broken(WAIT, launch(ProcessStatus.UNKNOWN, 0))).isEqualTo("LAUNCH-030");
    }

    @Test
    void respawn_with_wait_for_exit_is_never_ok() {
        Step both = Step.newBuilder()
                .setLaunchProcess(
                        LaunchProcessRequest.newBuilder().setWaitForExit(true).setRespawn(true))
                .build();
        assertThat(broken(both, launch(ProcessStatus.EXITED, 0))).isEqualTo("LAUNCH-003");
        assertThat(broken(both, new Outcome.Refused(Status.Code.INVALID_ARGUMENT, "")))
                .isEqualTo("none");
    }

    @Test
    void termina_answers_success_without_a_reason_or_failed_with_one() {
        assertThat(broken(TERMINA, termina(StartTerminaResponse.Status.SUCCESS, "")))
                .isEqualTo("none");
        assertThat(broken(TERMINA, termina(StartTerminaResponse.Status.FAILED, "no disk")))
                .isEqualTo("none");
        assertThat(broken(TERMINA, termina(StartTerminaResponse.Status.FAILED, "")))
                .isEqualTo("TERMINA-002");
        assertThat(broken(TERMINA, termina(StartTerminaResponse.Status.SUCCESS, "odd")))
                .isEqualTo("TERMINA-002");
        assertThat(broken(TERMINA, termina(StartTerminaResponse.Status.UNKNOWN, "")))
                .isEqualTo("TERMINA-001");
    }

    private static String broken(Step step, Message response) {
        return broken(step, new Outcome.Answered(response));
    }

    private static String broken(Step step, Outcome outcome) {
        return Ledger.fresh("").judge(step, outcome) instanceof Judgement.Rejected rejected ? rejected.rule() : "none";
    }

    private static Message mount(int error) {
        return MountResponse.newBuilder().setError(error).build();
    }

    private static Message launch(ProcessStatus status, int code) {
        return LaunchProcessResponse.newBuilder()
                .setStatus(status)
                .setCode(code)
                .build();
    }

    private static Message termina(StartTerminaResponse.Status status, String reason) {
        return StartTerminaResponse.newBuilder()
                .setStatus(status)
                .setFailureReason(reason)
                .build();
    }
}
