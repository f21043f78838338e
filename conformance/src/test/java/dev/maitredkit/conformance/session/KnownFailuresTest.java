package dev.maitredkit.conformance.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.conformance.rules.Catalogue;
import dev.maitredkit.reports.run.Failure;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Result.Verdict;
import dev.maitredkit.reports.run.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownFailuresTest {
    private final Catalogue catalogue = Catalogue.load();
    private final Map<String, Result> checked = new HashMap<>();

    KnownFailuresTest() {
        catalogue.rules().forEach(rule -> result(rule.getId(), Verdict.PASSED, ""));
        result("LAUNCH-016", Verdict.FAILED, "answer after 12 s");
    }

    @Test
    void a_failure_as_the_file_says_leaves_a_guest_conformant_in_part() {
        Run run = judge("LAUNCH-016", "after 1. s");
        assertThat(verdict(run, "LAUNCH-016")).isEqualTo(Verdict.KNOWN_FAILURE);
        assertThat(run.getVerdict()).isEqualTo(Run.Verdict.CONFORMANT);
        assertThat(run.getPartial()).isTrue();
        assertThat(run.getHeadline()).contains("PARTIAL", "1 known failure");
        assertThat(run.getKnownFailures()).isEqualTo("known.textproto");
    }

    @Test
    void a_failure_of_another_kind_counts_as_failed() {
        Run run = judge("LAUNCH-016", "no answer");
        assertThat(verdict(run, "LAUNCH-016")).isEqualTo(Verdict.STALE_KNOWN_FAILURE);
        assertThat(run.getVerdict()).isEqualTo(Run.Verdict.NOT_CONFORMANT);
    }

    @Test
    void a_known_failure_that_passes_counts_as_failed() {
        Run run = judge("MOUNT-016", ".");
        assertThat(verdict(run, "MOUNT-016")).isEqualTo(Verdict.STALE_KNOWN_FAILURE);
        assertThat(run.getHeadline()).contains("MOUNT-016 not as the file of known failures says");
    }

    @Test
    void a_should_is_known_as_well() {
        result("NETWORK-006", Verdict.WARNING, "got OK");
        assertThat(verdict(judge("NETWORK-006", "got OK"), "NETWORK-006")).isEqualTo(Verdict.KNOWN_FAILURE);
    }

    @Test
    void what_was_not_run_or_not_decided_stays_so() {
        result("MOUNT-016", Verdict.NOT_RUN, "left out");
        assertThat(verdict(judge("MOUNT-016", "."), "MOUNT-016")).isEqualTo(Verdict.NOT_RUN);
        result("MOUNT-016", Verdict.UNDETERMINED, "lost");
        assertThat(verdict(judge("MOUNT-016", "."), "MOUNT-016")).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void what_builds_on_a_known_failure_is_blocked_and_leaves_nothing_open() {
        result("LAUNCH-016", Verdict.PASSED, "");
        result("LAUNCH-017", Verdict.FAILED, "got 1 line");
        Run run = judge("LAUNCH-017", "1 line");
        assertThat(verdict(run, "LAUNCH-018")).isEqualTo(Verdict.BLOCKED);
        assertThat(run.getVerdict()).as(run.getHeadline()).isEqualTo(Run.Verdict.CONFORMANT);
    }

    private void result(String rule, Verdict verdict, String got) {
        checked.put(
                rule,
                Result.newBuilder()
                        .setRule(rule)
                        .setVerdict(verdict)
                        .setFailure(Failure.newBuilder().setGot(got))
                        .build());
    }

    private Run judge(String rule, String message) {
        KnownFailures known = KnownFailuresFile.parse(
                "known.textproto",
                "known { rule: \"" + rule + "\" message: \"" + message + "\" reason: \"because\" }",
                catalogue);
        Settings settings =
                new Settings(Optional.empty(), Optional.empty(), 1, 1, Permission.all(), List.of()).with(known);
        return RunJudge.judge(Run.getDefaultInstance(), catalogue, settings, checked);
    }

    private static Verdict verdict(Run run, String rule) {
        return run.getResultsList().stream()
                .filter(result -> result.getRule().equals(rule))
                .findFirst()
                .orElseThrow()
                .getVerdict();
    }
}
