package dev.maitredkit.conformance.ledger;

import static dev.maitredkit.conformance.ledger.Histories.answered;
import static dev.maitredkit.conformance.ledger.Histories.claim;
import static dev.maitredkit.conformance.ledger.Histories.covers;
import static dev.maitredkit.conformance.ledger.Histories.ended;
import static dev.maitredkit.conformance.ledger.Histories.error;
import static dev.maitredkit.conformance.ledger.Histories.exit;
import static dev.maitredkit.conformance.ledger.Histories.launched;
import static dev.maitredkit.conformance.ledger.Histories.line;
import static dev.maitredkit.conformance.ledger.Histories.lines;
import static dev.maitredkit.conformance.ledger.Histories.mount;
import static dev.maitredkit.conformance.ledger.Histories.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.ProcessStatus;
import dev.maitredkit.scenarios.data.Step;
import io.grpc.Status;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgeTogetherTest {
    private final Ledger fresh = Ledger.fresh(Histories.DIRECTORY);

    @Test
    void what_an_order_explains_is_believed_afterwards() {
        Judgement judgement = fresh.judgeTogether(
                List.of(answered(mount("a"), error(0), 1, 4), answered(mount("b"), error(0), 2, 3)));
        Ledger next = ((Judgement.Accepted) judgement).next();
        assertThat(next.judge(covers("c"), exit(0))).isInstanceOf(Judgement.Rejected.class);
        Ledger narrowed = ((Judgement.Accepted) next.judge(covers("a"), exit(0))).next();
        assertThat(narrowed.judge(covers("b"), exit(0))).isInstanceOf(Judgement.Rejected.class);
    }

    @Test
    void what_no_order_explains_is_told_with_the_longest_order_and_the_rest() {
        Judgement.Rejected rejected = (Judgement.Rejected) fresh.judgeTogether(List.of(
                answered(mount("a"), error(0), 1, 2), answered(covers("b"), exit(0), 3, 4), silent(claim(), 1)));
        assertThat(rejected.rule()).isEqualTo(Ledger.THE_SCENARIOS_OWN);
        assertThat(rejected.mismatch().got())
                .startsWith("after the order ")
                .contains("MOUNT")
                .endsWith("nothing explains CHECK -> OK {status: EXITED}");
    }

    @Test
    void where_not_even_one_can_come_first_no_order_is_named() {
        Judgement.Rejected rejected =
                (Judgement.Rejected) fresh.judgeTogether(List.of(answered(covers("b"), exit(0), 3, 4)));
        assertThat(rejected.mismatch().got()).isEqualTo("no order explains CHECK -> OK {status: EXITED}");
    }

    @Test
    void an_answer_that_is_wrong_by_itself_is_its_own_rules_matter() {
        Judgement judgement = fresh.judgeTogether(List.of(answered(mount("a"), error(-1), 1, 2)));
        assertThat(((Judgement.Rejected) judgement).rule()).isEqualTo("MOUNT-016");
    }

    @Test
    void a_call_in_the_background_makes_all_unknown() {
        Ledger ledger = fresh.sentInBackground(mount("a"));
        assertThat(ledger.judge(covers("c"), exit(0))).isInstanceOf(Judgement.Accepted.class);
        assertThat(fresh.judge(covers("c"), exit(0))).isInstanceOf(Judgement.Rejected.class);
        assertThat(ledger.shutDown()).isFalse();
    }

    @Test
    void what_is_open_at_the_end_may_still_happen() {
        Ledger next = accepted(silent(line(), 1));
        assertThat(next.judge(lines(1), exit(0))).isInstanceOf(Judgement.Accepted.class);
        assertThat(next.judge(lines(1), exit(1))).isInstanceOf(Judgement.Accepted.class);
        Ledger closed = accepted(answered(line(), exit(0), 1, 2));
        assertThat(closed.judge(lines(1), exit(1))).isInstanceOf(Judgement.Rejected.class);
    }

    @Test
    void only_a_launch_that_goes_on_and_a_call_without_an_answer_are_open() {
        assertThat(answered(line(), launched(), 1, 2).isOpen()).isTrue();
        assertThat(answered(line(), ended(ProcessStatus.SIGNALED, 9), 1, 2).isOpen())
                .isTrue();
        assertThat(answered(line(), ended(ProcessStatus.FAILED, 0), 1, 2).isOpen())
                .isFalse();
        assertThat(answered(line(), exit(3), 1, 2).isOpen()).isFalse();
        assertThat(answered(mount("a"), error(0), 1, 2).isOpen()).isFalse();
        assertThat(answered(mount("a"), new Outcome.Refused(Status.Code.UNAVAILABLE, ""), 1, 2)
                        .isOpen())
                .isTrue();
        assertThat(answered(mount("a"), new Outcome.Refused(Status.Code.INTERNAL, ""), 1, 2)
                        .isOpen())
                .isFalse();
        assertThat(silent(mount("a"), 1).isOpen()).isTrue();
    }

    @Test
    void a_launch_of_unknown_effect_without_an_answer_makes_all_unknown() {
        Step opaque = Step.newBuilder()
                .setLaunchProcess(LaunchProcessRequest.newBuilder().addArgv("x"))
                .build();
        assertThat(accepted(silent(opaque, 1)).judge(covers("a"), exit(0))).isInstanceOf(Judgement.Accepted.class);
        assertThat(accepted(silent(claim(), 1)).judge(covers("a"), exit(0))).isInstanceOf(Judgement.Rejected.class);
    }

    @Test
    void so_many_calls_can_be_put_in_order_and_no_more() {
        assertThat(Orders.search(List.of(Facts.fresh("")), inTurn(Orders.MOST_CALLS))
                        .endings())
                .hasSize(1);
        assertThatThrownBy(() -> Orders.search(List.of(Facts.fresh("")), inTurn(Orders.MOST_CALLS + 1)))
                .hasMessageContaining("at most 62");
    }

    /** One after the other, so that there is one order. */
    private static List<CallRecord> inTurn(int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> answered(mount("a"), error(16), 2 * i + 1, 2 * i + 2))
                .toList();
    }

    private Ledger accepted(CallRecord call) {
        return ((Judgement.Accepted) fresh.judgeTogether(List.of(call))).next();
    }
}
