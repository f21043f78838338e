package dev.maitredkit.conformance.ledger;

import static dev.maitredkit.conformance.ledger.Histories.answered;
import static dev.maitredkit.conformance.ledger.Histories.claim;
import static dev.maitredkit.conformance.ledger.Histories.covers;
import static dev.maitredkit.conformance.ledger.Histories.exit;
import static dev.maitredkit.conformance.ledger.Histories.launched;
import static dev.maitredkit.conformance.ledger.Histories.line;
import static dev.maitredkit.conformance.ledger.Histories.lines;
import static dev.maitredkit.conformance.ledger.Histories.mount;
import static dev.maitredkit.conformance.ledger.Histories.silent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.scenarios.data.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private static final Set<Facts> NEW = Set.of(Facts.fresh(Histories.DIRECTORY));

    @Test
    void of_two_claims_at_the_same_time_just_one_wins() {
        assertThat(explains(answered(claim(), exit(0), 1, 4), answered(claim(), exit(1), 2, 3)))
                .isTrue();
        assertThat(explains(answered(claim(), exit(0), 1, 4), answered(claim(), exit(0), 2, 3)))
                .isFalse();
        assertThat(explains(answered(claim(), exit(1), 1, 4), answered(claim(), exit(1), 2, 3)))
                .isFalse();
    }

    @Test
    void a_claim_that_was_answered_before_another_was_sent_comes_first() {
        assertThat(explains(answered(claim(), exit(1), 1, 2), answered(claim(), exit(0), 3, 4)))
                .isFalse();
    }

    @Test
    void a_probe_sees_one_of_the_mounts_at_the_same_time_but_no_earlier_one() {
        assertThat(explains(
                        answered(mount("a"), Histories.error(0), 1, 2),
                        answered(mount("b"), Histories.error(0), 3, 6),
                        answered(covers("a"), exit(0), 4, 5)))
                .isTrue();
        assertThat(explains(
                        answered(mount("a"), Histories.error(0), 1, 2),
                        answered(mount("b"), Histories.error(0), 3, 4),
                        answered(covers("a"), exit(0), 5, 6)))
                .isFalse();
    }

    @Test
    void a_mount_that_failed_covers_nothing() {
        assertThat(explains(answered(mount("a"), Histories.error(16), 1, 2), answered(covers("a"), exit(0), 3, 4)))
                .isFalse();
    }

    @Test
    void what_was_never_answered_may_have_happened_or_not() {
        for (int seen : List.of(0, 1)) {
            assertThat(explains(silent(mount("a"), 1), answered(covers("a"), exit(seen), 2, 3)))
                    .isTrue();
        }
    }

    @Test
    void what_goes_on_after_its_answer_may_happen_at_any_time() {
        assertThat(explains(answered(line(), launched(), 1, 2), answered(lines(1), exit(1), 3, 4)))
                .isTrue();
        assertThat(explains(answered(line(), exit(0), 1, 2), answered(lines(1), exit(1), 3, 4)))
                .isFalse();
    }

    @Test
    void the_longest_order_that_could_be_explained_is_told() {
        CallRecord first = answered(claim(), exit(0), 1, 4);
        CallRecord second = answered(claim(), exit(0), 2, 3);
        assertThat(Orders.search(NEW, List.of(first, second)).longest()).hasSize(1);
    }

    @Property(tries = 2000)
    void it_finds_an_order_just_when_one_of_all_orders_fits(@ForAll("histories") List<CallRecord> calls) {
        assertThat(!Orders.search(NEW, calls).endings().isEmpty())
                .isEqualTo(anyOrderFits(calls, List.of(), Facts.fresh(Histories.DIRECTORY)));
    }

    /** The definition, word by word: every permutation that keeps the order in time. */
    private static boolean anyOrderFits(List<CallRecord> rest, List<CallRecord> placed, Facts facts) {
        if (rest.isEmpty()) {
            return true;
        }
        for (CallRecord next : rest) {
            List<CallRecord> others = new ArrayList<>(rest);
            others.remove(next);
            boolean first = others.stream().noneMatch(other -> other.answered() < next.sent());
            Optional<Facts> after = first ? facts.after(next.step(), next.outcome()) : Optional.empty();
            if (after.isPresent() && anyOrderFits(others, List.of(), after.get())) {
                return true;
            }
        }
        return false;
    }

    @Provide
    Arbitrary<List<CallRecord>> histories() {
        Arbitrary<CallRecord> calls = Combinators.combine(
                        Arbitraries.of(claim(), mount("a"), mount("b"), covers("a"), covers("b"), line(), lines(1)),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.longs().between(1, 12),
                        Arbitraries.longs().between(1, 6))
                .as((step, code, sent, lasts) -> answered(step, outcome(step, code), sent * 2, (sent + lasts) * 2 + 1));
        return calls.list().ofMinSize(1).ofMaxSize(6);
    }

    private static dev.maitredkit.conformance.exchange.Outcome outcome(Step step, int code) {
        return step.hasMount() ? Histories.error(0) : exit(code);
    }

    private static boolean explains(CallRecord... calls) {
        return !Orders.search(NEW, List.of(calls)).endings().isEmpty();
    }
}
