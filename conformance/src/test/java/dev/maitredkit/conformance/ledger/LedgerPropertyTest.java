package dev.maitredkit.conformance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.MountRequest;
import dev.maitredkit.proto.MountResponse;
import dev.maitredkit.proto.ProcessStatus;
import dev.maitredkit.proto.StartTerminaRequest;
import dev.maitredkit.proto.StartTerminaResponse;
import dev.maitredkit.scenarios.Errnos;
import dev.maitredkit.scenarios.data.Step;
import io.grpc.Status;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The bounds of what a fresh guest may answer, over all numbers. */
class LedgerPropertyTest {
    private static final Ledger FRESH = Ledger.fresh("");
    private static final Step MOUNT =
            Step.newBuilder().setMount(MountRequest.getDefaultInstance()).build();
    private static final Step TERMINA = Step.newBuilder()
            .setStartTermina(StartTerminaRequest.getDefaultInstance())
            .build();

    @Property
    void an_error_of_a_mount_is_an_errno_or_0(@ForAll("numbers") int error) {
        Message answer = MountResponse.newBuilder().setError(error).build();
        assertThat(accepts(MOUNT, answer)).isEqualTo(error >= 0 && error <= Errnos.LARGEST);
    }

    @Property
    void an_exit_status_is_a_byte(@ForAll("numbers") int code) {
        assertThat(accepts(launch(true, false), launched(ProcessStatus.EXITED, code)))
                .isEqualTo(code >= 0 && code <= 255);
    }

    @Property
    void a_signal_is_from_1_to_64(@ForAll("numbers") int code) {
        assertThat(accepts(launch(true, false), launched(ProcessStatus.SIGNALED, code)))
                .isEqualTo(code >= 1 && code <= 64);
    }

    @Property
    void a_code_that_the_text_leaves_undefined_is_not_looked_at(@ForAll("numbers") int code) {
        assertThat(accepts(launch(true, false), launched(ProcessStatus.FAILED, code)))
                .isTrue();
        assertThat(accepts(launch(false, false), launched(ProcessStatus.LAUNCHED, code)))
                .isTrue();
    }

    @Property
    void without_waiting_no_answer_to_a_launch_is_looked_at(
            @ForAll("statuses") ProcessStatus status, @ForAll("numbers") int code) {
        assertThat(accepts(launch(false, false), launched(status, code))).isTrue();
        assertThat(accepts(launch(false, true), launched(status, code))).isTrue();
        assertThat(accepts(launch(true, true), launched(status, code))).isFalse();
    }

    @Property
    void a_call_that_got_no_response_breaks_only_the_rule_that_a_mount_answers_in_band(@ForAll Status.Code code) {
        Outcome refused = new Outcome.Refused(code, "");
        assertThat(accepts(launch(true, false), refused)).isTrue();
        assertThat(accepts(TERMINA, refused)).isTrue();
        assertThat(accepts(MOUNT, refused)).isEqualTo(code == Status.Code.UNAVAILABLE);
    }

    @Example
    void silence_is_not_the_ledger_s_to_judge() {
        Outcome silent = new Outcome.Silent(Duration.ofSeconds(1));
        assertThat(accepts(MOUNT, silent)).isTrue();
        assertThat(accepts(TERMINA, silent)).isTrue();
    }

    @Example
    void a_step_that_is_no_call_is_accepted() {
        assertThat(accepts(Step.getDefaultInstance(), new Outcome.Done())).isTrue();
    }

    @Example
    void what_is_rejected_is_told_as_wanted_and_got() {
        Judgement judgement = FRESH.judge(
                TERMINA,
                new Outcome.Answered(StartTerminaResponse.newBuilder()
                        .setStatus(StartTerminaResponse.Status.SUCCESS)
                        .setFailureReason("odd")
                        .build()));
        assertThat(judgement).isInstanceOfSatisfying(Judgement.Rejected.class, rejected -> {
            assertThat(rejected.mismatch().wanted()).isEqualTo("no failure_reason with SUCCESS");
            assertThat(rejected.mismatch().got()).contains("odd");
        });
    }

    @Provide
    Arbitrary<Integer> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.integers(),
                Arbitraries.integers().between(-2, 260),
                Arbitraries.of(0, 1, 64, 65, 255, 256, 4095, 4096));
    }

    @Provide
    Arbitrary<ProcessStatus> statuses() {
        return Arbitraries.of(ProcessStatus.class).filter(status -> status != ProcessStatus.UNRECOGNIZED);
    }

    private static Step launch(boolean wait, boolean respawn) {
        return Step.newBuilder()
                .setLaunchProcess(
                        LaunchProcessRequest.newBuilder().setWaitForExit(wait).setRespawn(respawn))
                .build();
    }

    private static Message launched(ProcessStatus status, int code) {
        return LaunchProcessResponse.newBuilder()
                .setStatus(status)
                .setCode(code)
                .build();
    }

    private static boolean accepts(Step step, Message answer) {
        return accepts(step, new Outcome.Answered(answer));
    }

    private static boolean accepts(Step step, Outcome outcome) {
        Judgement judgement = FRESH.judge(step, outcome);
        return judgement instanceof Judgement.Accepted accepted && accepted.next() != null;
    }
}
