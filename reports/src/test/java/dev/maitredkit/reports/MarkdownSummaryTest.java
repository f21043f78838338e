package dev.maitredkit.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.reports.run.Run;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MarkdownSummaryTest {

    /** Code spans, as CommonMark finds them: a run of backticks up to the next run of the same length. */
    private static final Pattern CODE = Pattern.compile("(?<![`\\\\])(`+)(?!`).*?(?<!`)\\1(?!`)");

    @Test
    void it_says_the_verdict_the_counts_and_each_failure() {
        assertThat(MarkdownSummary.render(SampleEvidence.with(SampleRun.sample())))
                .startsWith("## ✕ Maitred guest: Not conformant\n")
                .contains("| ✕ Failed | 2 |", "| ✓ Passed | 27 |")
                .contains("- **Failed LAUNCH-007** A program that a signal ends")
                .contains("  - wanted ` status: SIGNALED\\ncode: 9 `")
                .contains("- **Stale known failure WIRE-004**")
                .contains("  - replay ` maitred-kit run maitred-report/scenarios/LAUNCH-012.textproto")
                .contains("Repeat: ` maitred-kit certify --guest vsock:3:8888");
    }

    @Test
    void a_partial_run_says_so_and_one_without_rules_has_no_table() {
        assertThat(MarkdownSummary.render(SampleRun.conformant())).contains("Conformant (partial run)", "PARTIAL");
        assertThat(MarkdownSummary.render(SampleRun.empty()))
                .doesNotContain("| verdict")
                .contains("NOTHING RAN");
    }

    @Test
    void nothing_a_guest_said_is_markup() {
        for (String hostile : Hostile.ALL) {
            String outside = CODE.matcher(MarkdownSummary.render(SampleRun.saying(hostile)))
                    .replaceAll("");
            assertThat(outside.replace("| verdict | rules |", "").lines().filter(line -> !line.startsWith("|")))
                    .allSatisfy(line -> assertThat(
                                    line.replaceFirst("^(##|>|  -|-) ", "").replace("**", ""))
                            .doesNotContainPattern("(?<!\\\\)(\\\\\\\\)*[<\\[`@|]"));
        }
        assertThat(Markdown.code("a ``` b", 100)).isEqualTo("```` a ``` b ````");
        assertThat(Markdown.text("- x [y](http://z) @w", 100)).isEqualTo("\\- x \\[y\\](http\\://z) \\@w");
    }

    @Test
    void it_stays_short() {
        Run run = SampleRun.saying(Hostile.HUGE);
        assertThat(MarkdownSummary.render(run).length()).isLessThan(20_000);
    }
}
