package dev.maitredkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import dev.maitredkit.conformance.exchange.Mismatch;
import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.MountResponse;
import dev.maitredkit.proto.ProcessStatus;
import dev.maitredkit.proto.StartTerminaResponse;
import dev.maitredkit.proto.StartTerminaResponse.Status;
import dev.maitredkit.scenarios.data.Expect;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a mismatch is told: what was wanted, and what came. */
class ExpectationsWordsTest {
    private static final Message EMPTY = EmptyMessage.getDefaultInstance();

    @Test
    void statuses_are_told_by_name_or_in_words() {
        assertThat(told(Expect.newBuilder().addStatus("INTERNAL").addStatus("NOT_OK"), EMPTY))
                .isEqualTo(new Mismatch("status INTERNAL or other than OK", "OK"));
        assertThat(Expectations.check(
                        Expect.newBuilder().addStatus("ANY").build(),
                        new Outcome.Silent(Duration.ofSeconds(1)),
                        Duration.ofSeconds(1)))
                .contains(new Mismatch("status of any kind", "no answer within 1.000 s"));
        assertThat(told(Expect.newBuilder().setNoAnswer(true), EMPTY))
                .isEqualTo(new Mismatch("no answer", "OK after 1.500 s"));
    }

    @Test
    void errors_are_told_by_name_and_number() {
        Message mount = MountResponse.newBuilder().setError(0).build();
        assertThat(told(Expect.newBuilder().addError("ANY_ERROR").addError("EINVAL"), mount))
                .isEqualTo(new Mismatch("error of any kind but 0 or EINVAL (22)", "error 0"));
    }

    @Test
    void a_process_is_told_by_status_and_code() {
        Message unknown =
                LaunchProcessResponse.newBuilder().setStatusValue(77).setCode(3).build();
        assertThat(told(Expect.newBuilder().addProcess(ProcessStatus.EXITED).addProcess(ProcessStatus.FAILED), unknown))
                .isEqualTo(new Mismatch("process status EXITED or FAILED", "process status 77, code 3"));
        assertThat(told(Expect.newBuilder().addCode(4).addCode(5), unknown))
                .isEqualTo(new Mismatch("process status of any kind, code 4 or 5", "process status 77, code 3"));
    }

    @Test
    void termina_is_told_by_status_and_reason() {
        Expect.Builder success = Expect.newBuilder().addTermina(Status.SUCCESS).addTermina(Status.UNKNOWN);
        assertThat(told(success, termina(Status.FAILED, "no disk")))
                .isEqualTo(new Mismatch("Termina status SUCCESS or UNKNOWN", "Termina status FAILED, \"no disk\""));
        assertThat(told(success, termina(Status.FAILED, "")).got()).isEqualTo("Termina status FAILED without a reason");
        assertThat(told(Expect.newBuilder().setTerminaReason(true), termina(Status.SUCCESS, "odd")))
                .isEqualTo(
                        new Mismatch("a failure_reason with FAILED, and only then", "Termina status SUCCESS, \"odd\""));
    }

    @Test
    void what_is_not_asked_for_is_not_held_against_an_answer() {
        assertThat(holds(Expect.newBuilder(), termina(Status.UNKNOWN, ""))).isTrue();
        assertThat(holds(Expect.newBuilder(), termina(Status.SUCCESS, "odd"))).isTrue();
        assertThat(holds(Expect.newBuilder().addTermina(Status.FAILED), termina(Status.FAILED, "")))
                .isTrue();
        assertThat(holds(
                        Expect.newBuilder(),
                        MountResponse.newBuilder().setError(5).build()))
                .isTrue();
    }

    @Test
    void an_answer_that_is_right_may_still_be_early_or_late() {
        Expect.Builder late = Expect.newBuilder()
                .addProcess(ProcessStatus.EXITED)
                .setAtMost(com.google.protobuf.Duration.newBuilder().setSeconds(1));
        Message exited = LaunchProcessResponse.newBuilder()
                .setStatus(ProcessStatus.EXITED)
                .build();
        assertThat(told(late, exited)).isEqualTo(new Mismatch("an answer within 1.000 s", "it came after 1.500 s"));
        Expect.Builder early = Expect.newBuilder()
                .setAtLeast(com.google.protobuf.Duration.newBuilder().setSeconds(2));
        assertThat(told(early, EMPTY))
                .isEqualTo(new Mismatch("an answer after at least 2.000 s", "it came after 1.500 s"));
    }

    private static boolean holds(Expect.Builder expect, Message response) {
        return Expectations.check(expect.build(), new Outcome.Answered(response), Duration.ofMillis(1500))
                .isEmpty();
    }

    private static Mismatch told(Expect.Builder expect, Message response) {
        return Expectations.check(expect.build(), new Outcome.Answered(response), Duration.ofMillis(1500))
                .orElseThrow();
    }

    private static Message termina(Status status, String reason) {
        return StartTerminaResponse.newBuilder()
                .setStatus(status)
                .setFailureReason(reason)
                .build();
    }
}
