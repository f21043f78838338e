package dev.maitredkit.conformance.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.conformance.rules.Catalogue;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Result.Verdict;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.reports.run.Rule.Level;
import dev.maitredkit.reports.run.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a headline and a reason say, on catalogues of the test's own. */
class RunJudgeWordsTest {
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Result> checked = new HashMap<>();

    @Test
    void a_headline_counts_what_passed_and_says_nothing_of_what_there_is_none_of() {
        rule("A-001", Level.MUST, Verdict.PASSED, "");
        rule("A-002", Level.MUST, Verdict.PASSED, "");
        assertThat(judge().getHeadline())
                .contains("conformant", "2 rules passed")
                .doesNotContain(
                        "blocked", "not run", "undetermined", "SHOULD", "harness", "PARTIAL", "known", "applicable");
    }

    @Test
    void known_failures_and_what_does_not_apply_are_counted() {
        rule("A-001", Level.MUST, Verdict.KNOWN_FAILURE, "it is known");
        rule("A-002", Level.MUST, Verdict.NOT_APPLICABLE, "it has none");
        assertThat(judge().getVerdict()).isEqualTo(Run.Verdict.CONFORMANT);
        assertThat(judge().getHeadline())
                .contains("1 known failure", "1 not applicable")
                .doesNotContain("failures");
        rule("A-003", Level.MUST, Verdict.KNOWN_FAILURE, "it is known");
        assertThat(judge().getHeadline()).contains("2 known failures");
    }

    @Test
    void as_many_that_passed_as_failed_and_are_put_up_with_are_no_empty_run() {
        rule("A-001", Level.MUST, Verdict.PASSED, "");
        rule("A-002", Level.SHOULD, Verdict.WARNING, "it was late");
        assertThat(judge().getVerdict()).isEqualTo(Run.Verdict.CONFORMANT);
        rule("A-003", Level.MUST, Verdict.PASSED, "");
        rule("A-004", Level.MUST, Verdict.KNOWN_FAILURE, "it is known");
        rule("A-005", Level.MUST, Verdict.KNOWN_FAILURE, "it is known");
        rule("A-006", Level.MUST, Verdict.KNOWN_FAILURE, "it is known");
        assertThat(judge().getVerdict()).isEqualTo(Run.Verdict.CONFORMANT);
    }

    @Test
    void a_run_in_which_rules_only_failed_says_no_more() {
        rule("A-001", Level.MUST, Verdict.FAILED, "it is wrong");
        assertThat(judge().getHeadline()).isEqualTo("not conformant: A-001 failed");
    }

    @Test
    void each_way_of_failing_is_named_by_itself() {
        rule("A-001", Level.MUST, Verdict.FLAKY, "it came and went");
        assertThat(judge().getHeadline())
                .isEqualTo("not conformant: A-001 flaky: passed and failed on the same scenario");
        rule("A-002", Level.MUST, Verdict.STALE_KNOWN_FAILURE, "it passed");
        assertThat(judge().getHeadline())
                .isEqualTo("not conformant: A-001 flaky: passed and failed on the same scenario; "
                        + "A-002 not as the file of known failures says");
    }

    @Test
    void a_headline_names_or_counts_what_did_not_pass() {
        rule("A-001", Level.MUST, Verdict.PASSED, "");
        rule("A-002", Level.SHOULD, Verdict.WARNING, "it was late");
        rule("A-003", Level.SHOULD, Verdict.PASSED, "", "A-002");
        rule("A-004", Level.MUST, Verdict.UNDETERMINED, "it said nothing");
        rule("A-005", Level.MUST, Verdict.NOT_RUN, "left out");
        rule("A-006", Level.MUST, Verdict.NOT_RUN, "left out");
        Run run = judge();
        assertThat(run.getVerdict()).isEqualTo(Run.Verdict.INCOMPLETE);
        assertThat(run.getHeadline())
                .contains("incomplete", "1 rules passed", "A-002 (SHOULD) failed", "1 blocked", "A-004 undetermined")
                .contains("2 not run");
    }

    @Test
    void a_fault_of_the_harness_is_named_once() {
        rule("A-001", Level.MUST, Verdict.HARNESS_ERROR, "it broke");
        assertThat(judge().getVerdict()).isEqualTo(Run.Verdict.HARNESS_ERROR);
        assertThat(judge().getHeadline()).containsOnlyOnce("harness").contains("A-001");
        rule("A-002", Level.MUST, Verdict.FAILED, "it is wrong");
        assertThat(judge().getVerdict()).isEqualTo(Run.Verdict.NOT_CONFORMANT);
        assertThat(judge().getHeadline()).contains("A-002 failed").containsOnlyOnce("harness");
    }

    @Test
    void a_headline_names_five_rules_and_counts_the_others() {
        for (int i = 1; i <= 5; i++) {
            rule("A-00" + i, Level.MUST, Verdict.FAILED, "it is wrong");
        }
        assertThat(judge().getHeadline()).contains("A-001, A-002, A-003, A-004, A-005 failed");
        rule("A-006", Level.MUST, Verdict.FAILED, "it is wrong");
        rule("A-007", Level.MUST, Verdict.FAILED, "it is wrong");
        assertThat(judge().getHeadline()).contains("A-005 and 2 more failed").doesNotContain("A-006");
    }

    @Test
    void a_blocked_rule_says_by_what_and_how_it_went_itself() {
        rule("A-001", Level.MUST, Verdict.FAILED, "it is wrong");
        rule("A-002", Level.MUST, Verdict.PASSED, "odd", "A-001");
        rule("A-003", Level.MUST, Verdict.UNDETERMINED, "it said nothing", "A-001");
        rule("A-004", Level.MUST, Verdict.UNDETERMINED, "", "A-001");
        String by = "builds on A-001, which came to FAILED";
        assertThat(judge().getResultsList().stream().skip(1).map(Result::getReason))
                .containsExactly(by, by + "; by itself: it said nothing", by);
    }

    @Test
    void a_run_in_which_as_many_passed_as_were_warned_of_is_a_run() {
        rule("A-001", Level.MUST, Verdict.PASSED, "");
        rule("A-002", Level.SHOULD, Verdict.WARNING, "it was late");
        assertThat(judge().getVerdict()).isEqualTo(Run.Verdict.CONFORMANT);
    }

    @Test
    void a_chain_of_shoulds_behind_a_failed_should_leaves_nothing_open() {
        rule("A-001", Level.MUST, Verdict.PASSED, "");
        rule("A-002", Level.SHOULD, Verdict.WARNING, "it was late");
        rule("A-003", Level.SHOULD, Verdict.PASSED, "", "A-002");
        rule("A-004", Level.SHOULD, Verdict.PASSED, "", "A-001", "A-003");
        assertThat(judge().getVerdict()).isEqualTo(Run.Verdict.CONFORMANT);
    }

    @Test
    void a_must_that_is_blocked_leaves_a_run_open() {
        rule("A-001", Level.MUST, Verdict.PASSED, "");
        rule("A-002", Level.SHOULD, Verdict.WARNING, "it was late");
        rule("A-003", Level.MUST, Verdict.PASSED, "", "A-002");
        assertThat(judge().getVerdict()).isEqualTo(Run.Verdict.INCOMPLETE);
    }

    private void rule(String id, Level level, Verdict verdict, String reason, String... buildsOn) {
        rules.add(Rule.newBuilder()
                .setId(id)
                .setLevel(level)
                .addAllBuildsOn(List.of(buildsOn))
                .build());
        checked.put(
                id,
                Result.newBuilder()
                        .setRule(id)
                        .setVerdict(verdict)
                        .setReason(reason)
                        .build());
    }

    private Run judge() {
        Settings settings = new Settings(Optional.empty(), Optional.empty(), 1, 1, Permission.all(), List.of());
        return RunJudge.judge(Run.getDefaultInstance(), Catalogue.of(rules), settings, checked);
    }
}
