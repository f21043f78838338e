package dev.maitredkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.conformance.exchange.Mismatch;
import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.proto.EmptyMessage;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.MountResponse;
import dev.maitredkit.proto.ProcessStatus;
import dev.maitredkit.proto.StartTerminaResponse;
import dev.maitredkit.scenarios.data.Expect;
import io.grpc.Status;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectationsTest {
    private static final Outcome EMPTY = new Outcome.Answered(EmptyMessage.getDefaultInstance());
    private static final Outcome INVALID = new Outcome.Refused(Status.Code.INVALID_ARGUMENT, "missing argv");
    private static final Outcome SILENT = new Outcome.Silent(Duration.ofSeconds(3));

    @Test
    void without_a_word_on_status_it_must_be_ok() {
        assertThat(check(Expect.newBuilder(), EMPTY)).isEmpty();
        assertThat(check(Expect.newBuilder(), INVALID))
                .contains(new Mismatch("status OK", "INVALID_ARGUMENT \"missing argv\""));
        assertThat(check(Expect.newBuilder(), SILENT)).contains(new Mismatch("status OK", "no answer within 3.000 s"));
    }

    @Test
    void any_is_every_status_but_none_at_all() {
        assertThat(check(Expect.newBuilder().addStatus("ANY"), INVALID)).isEmpty();
        assertThat(check(Expect.newBuilder().addStatus("ANY"), EMPTY)).isEmpty();
        assertThat(check(Expect.newBuilder().addStatus("ANY"), SILENT)).isPresent();
        assertThat(check(Expect.newBuilder().addStatus("NOT_OK"), INVALID)).isEmpty();
        assertThat(check(Expect.newBuilder().addStatus("NOT_OK"), EMPTY)).isPresent();
        assertThat(check(Expect.newBuilder().addStatus("NOT_OK"), SILENT)).isPresent();
    }

    @Test
    void the_message_is_looked_for_in_the_status() {
        Expect.Builder refused = Expect.newBuilder().addStatus("INVALID_ARGUMENT");
        assertThat(check(refused.clone().setMessage("argv"), INVALID)).isEmpty();
        assertThat(check(refused.clone().setMessage("netmask"), INVALID)).isPresent();
    }

    @Test
    void an_errno_is_known_by_name_and_number() {
        Outcome enoent =
                new Outcome.Answered(MountResponse.newBuilder().setError(2).build());
        Outcome zero = new Outcome.Answered(MountResponse.getDefaultInstance());
        assertThat(check(Expect.newBuilder().addError("ENOENT"), enoent)).isEmpty();
        assertThat(check(Expect.newBuilder().addError("2"), enoent)).isEmpty();
        assertThat(check(Expect.newBuilder().addError("EINVAL").addError("ENOENT"), enoent))
                .isEmpty();
        assertThat(check(Expect.newBuilder().addError("EINVAL"), enoent))
                .contains(new Mismatch("error EINVAL (22)", "error ENOENT (2)"));
        assertThat(check(Expect.newBuilder().addError("ANY_ERROR"), enoent)).isEmpty();
        assertThat(check(Expect.newBuilder().addError("ANY_ERROR"), zero)).isPresent();
        assertThat(check(Expect.newBuilder().addError("0"), zero)).isEmpty();
    }

    @Test
    void a_process_ends_as_said_with_the_code_as_said() {
        Outcome seven = new Outcome.Answered(LaunchProcessResponse.newBuilder()
                .setStatus(ProcessStatus.EXITED)
                .setCode(7)
                .build());
        Expect.Builder exited = Expect.newBuilder().addProcess(ProcessStatus.EXITED);
        assertThat(check(exited.clone().addCode(7), seven)).isEmpty();
        assertThat(check(exited.clone().addCode(8), seven))
                .contains(new Mismatch("process status EXITED, code 8", "process status EXITED, code 7"));
        assertThat(check(Expect.newBuilder().addProcess(ProcessStatus.SIGNALED), seven))
                .isPresent();
    }

    @Test
    void termina_gives_a_reason_with_failed_only() {
        Expect.Builder reasoned = Expect.newBuilder().setTerminaReason(true);
        assertThat(check(reasoned, termina(StartTerminaResponse.Status.FAILED, "no disk")))
                .isEmpty();
        assertThat(check(reasoned, termina(StartTerminaResponse.Status.SUCCESS, "")))
                .isEmpty();
        assertThat(check(reasoned, termina(StartTerminaResponse.Status.FAILED, "")))
                .isPresent();
        assertThat(check(reasoned, termina(StartTerminaResponse.Status.SUCCESS, "odd")))
                .isPresent();
    }

    @Test
    void time_is_bounded_on_both_sides() {
        Expect.Builder second = Expect.newBuilder()
                .setAtLeast(com.google.protobuf.Duration.newBuilder().setSeconds(1))
                .setAtMost(com.google.protobuf.Duration.newBuilder().setSeconds(2));
        assertThat(Expectations.check(second.build(), EMPTY, Duration.ofMillis(999)))
                .isPresent();
        assertThat(Expectations.check(second.build(), EMPTY, Duration.ofMillis(1000)))
                .isEmpty();
        assertThat(Expectations.check(second.build(), EMPTY, Duration.ofMillis(2000)))
                .isEmpty();
        assertThat(Expectations.check(second.build(), EMPTY, Duration.ofMillis(2001)))
                .isPresent();
    }

    @Test
    void no_answer_means_none() {
        assertThat(check(Expect.newBuilder().setNoAnswer(true), SILENT)).isEmpty();
        assertThat(check(Expect.newBuilder().setNoAnswer(true), INVALID)).isPresent();
    }

    private static Optional<Mismatch> check(Expect.Builder expect, Outcome outcome) {
        return Expectations.check(expect.build(), outcome, Duration.ofMillis(1));
    }

    private static Outcome termina(StartTerminaResponse.Status status, String reason) {
        return new Outcome.Answered(StartTerminaResponse.newBuilder()
                .setStatus(status)
                .setFailureReason(reason)
                .build());
    }
}
