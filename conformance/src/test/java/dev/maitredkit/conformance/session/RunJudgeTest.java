package dev.maitredkit.conformance.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.conformance.rules.Catalogue;
import dev.maitredkit.conformance.rules.RuleGlob;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Result.Verdict;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.reports.run.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunJudgeTest {
    private final Catalogue catalogue = Catalogue.load();
    private final Map<String, Result> checked = new HashMap<>();

    RunJudgeTest() {
        catalogue.rules().forEach(rule -> result(rule.getId(), Verdict.PASSED));
    }

    @Test
    void all_passed_is_conformant() {
        assertThat(judge().getVerdict()).isEqualTo(Run.Verdict.CONFORMANT);
    }

    @Test
    void a_failed_must_is_not_conformant_and_is_named() {
        result("LAUNCH-016", Verdict.FAILED);
        assertThat(judge().getVerdict()).isEqualTo(Run.Verdict.NOT_CONFORMANT);
        assertThat(judge().getHeadline()).contains("not conformant", "LAUNCH-016");
    }

    @Test
    void a_failed_should_leaves_a_guest_conformant_and_is_named() {
        result("NETWORK-006", Verdict.WARNING);
        assertThat(judge().getVerdict()).isEqualTo(Run.Verdict.CONFORMANT);
        assertThat(judge().getHeadline()).contains("NETWORK-006 (SHOULD) failed");
    }

    @Test
    void what_builds_on_a_failed_rule_is_blocked_however_it_went_itself() {
        result("LAUNCH-017", Verdict.FAILED);
        assertThat(verdict(judge(), "LAUNCH-018")).isEqualTo(Verdict.BLOCKED);
        assertThat(verdict(judge(), "LAUNCH-020")).as("by LAUNCH-019").isEqualTo(Verdict.BLOCKED);
        assertThat(verdict(judge(), "LAUNCH-016")).isEqualTo(Verdict.PASSED);
    }

    @Test
    void a_should_behind_a_failed_should_leaves_nothing_open() {
        result("NETWORK-004", Verdict.WARNING);
        assertThat(verdict(judge(), "NETWORK-005")).isEqualTo(Verdict.BLOCKED);
        assertThat(judge().getVerdict()).isEqualTo(Run.Verdict.CONFORMANT);
    }

    @Test
    void an_undetermined_rule_makes_a_run_incomplete() {
        result("MOUNT-005", Verdict.UNDETERMINED);
        assertThat(judge().getVerdict()).isEqualTo(Run.Verdict.INCOMPLETE);
    }

    @Test
    void nothing_run_is_incomplete() {
        catalogue.rules().forEach(rule -> result(rule.getId(), Verdict.NOT_RUN));
        assertThat(judge().getVerdict()).isEqualTo(Run.Verdict.INCOMPLETE);
    }

    @Test
    void rules_not_run_are_counted_and_do_not_block() {
        result("NETWORK-001", Verdict.NOT_RUN);
        assertThat(verdict(judge(), "NETWORK-002")).isEqualTo(Verdict.PASSED);
        assertThat(judge().getHeadline()).contains("1 not run");
    }

    @Test
    void a_rule_that_was_never_reached_is_a_fault_of_the_harness() {
        checked.remove("MOUNT-011");
        assertThat(judge().getVerdict()).isEqualTo(Run.Verdict.HARNESS_ERROR);
        assertThat(verdict(judge(), "MOUNT-011")).isEqualTo(Verdict.HARNESS_ERROR);
    }

    @Test
    void a_filter_makes_a_run_partial_and_it_says_so() {
        Settings filtered = settings(Optional.of(RuleGlob.parse("MOUNT-*", catalogue)));
        Run run = RunJudge.judge(Run.getDefaultInstance(), catalogue, filtered, checked);
        assertThat(run.getPartial()).isTrue();
        assertThat(run.getHeadline()).startsWith("PARTIAL");
    }

    @Test
    void a_flaky_rule_counts_as_failed() {
        result("NETWORK-006", Verdict.FLAKY);
        assertThat(judge().getVerdict()).isEqualTo(Run.Verdict.NOT_CONFORMANT);
        assertThat(judge().getHeadline()).contains("NETWORK-006 flaky");
    }

    @Test
    void what_does_not_apply_is_counted_is_not_blocked_and_does_not_block() {
        result("LAUNCH-015", Verdict.FAILED);
        result("LAUNCH-024", Verdict.NOT_APPLICABLE);
        result("LAUNCH-009", Verdict.NOT_APPLICABLE);
        assertThat(verdict(judge(), "LAUNCH-024")).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(verdict(judge(), "LAUNCH-022")).isEqualTo(Verdict.PASSED);
        assertThat(judge().getHeadline()).contains("2 not applicable");
    }

    @Test
    void the_headline_says_why_the_guest_was_lost() {
        result("SHUTDOWN-001", Verdict.BLOCKED);
        Run run = RunJudge.judge(
                Run.getDefaultInstance(),
                catalogue,
                settings(Optional.empty()),
                checked,
                Optional.of("it did not come back"));
        assertThat(run.getHeadline()).contains("the guest was lost: it did not come back");
        assertThat(run.getVerdict()).isEqualTo(Run.Verdict.INCOMPLETE);
    }

    @Test
    void every_rule_ends_with_one_verdict_and_all_but_passed_have_a_reason() {
        result("LAUNCH-002", Verdict.FAILED);
        List<Result> results = judge().getResultsList();
        assertThat(results.stream().map(Result::getRule))
                .containsExactlyElementsOf(
                        catalogue.rules().stream().map(Rule::getId).toList());
        assertThat(results)
                .filteredOn(result -> result.getVerdict() == Verdict.BLOCKED)
                .isNotEmpty()
                .allMatch(result -> !result.getReason().isEmpty());
    }

    private void result(String rule, Verdict verdict) {
        checked.put(
                rule,
                Result.newBuilder()
                        .setRule(rule)
                        .setVerdict(verdict)
                        .setReason("because")
                        .build());
    }

    private Run judge() {
        return RunJudge.judge(Run.getDefaultInstance(), catalogue, settings(Optional.empty()), checked);
    }

    private static Settings settings(Optional<RuleGlob> rules) {
        return new Settings(rules, Optional.empty(), 1, 1, Permission.all(), List.of());
    }

    private static Verdict verdict(Run run, String rule) {
        return run.getResultsList().stream()
                .filter(result -> result.getRule().equals(rule))
                .findFirst()
                .orElseThrow()
                .getVerdict();
    }
}
