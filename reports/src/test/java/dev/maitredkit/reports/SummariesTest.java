package dev.maitredkit.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.reports.run.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummariesTest {

    @Test
    void a_failure_is_told_in_four_lines() {
        assertThat(Summaries.plain(SampleRun.sample()))
                .startsWith(
                        "FAILED LAUNCH-007 A program that a signal ends is reported SIGNALED with the signal's number.",
                        "    wanted: status: SIGNALED\\ncode: 9",
                        "    got:    status: EXITED\\ncode: 137",
                        "    repeat: maitred-kit certify --guest vsock:3:8888 --rules LAUNCH-007"
                                + " --seed 8675309001234",
                        "FAILED MOUNT-004 A failed mount answers with its errno in the response, not with a status.");
    }

    @Test
    void what_stayed_undecided_has_a_line_and_the_headline_is_last() {
        Run run = SampleRun.sample();
        assertThat(Summaries.plain(run))
                .endsWith(
                        "BLOCKED LAUNCH-008 It builds on LAUNCH-007, which failed.",
                        "UNDETERMINED MOUNT-009 No probe could read /proc/self/mountinfo.",
                        "HARNESS ERROR WIRE-005 The proxy on the wire could not listen: address in use.",
                        run.getHeadline());
    }

    @Test
    void a_run_in_which_all_is_well_is_its_headline() {
        assertThat(Summaries.plain(SampleRun.conformant()))
                .containsExactly(SampleRun.conformant().getHeadline());
        assertThat(Summaries.plain(SampleRun.empty()))
                .containsExactly(SampleRun.empty().getHeadline());
    }

    @Test
    void no_line_has_a_character_that_a_terminal_obeys_or_is_endless() {
        for (String hostile : Hostile.ALL) {
            List<String> lines = Summaries.plain(SampleRun.saying(hostile));
            assertThat(lines).hasSize(7).allSatisfy(line -> {
                assertThat(line.length()).isLessThan(13_000);
                assertThat(line.codePoints())
                        .noneMatch(Character::isISOControl)
                        .noneMatch(point -> Character.getType(point) == Character.FORMAT)
                        .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
            });
        }
    }
}
