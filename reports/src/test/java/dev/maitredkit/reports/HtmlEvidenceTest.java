package dev.maitredkit.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.reports.run.Coverage;
import dev.maitredkit.reports.run.Exchange;
import dev.maitredkit.reports.run.Failure;
import dev.maitredkit.reports.run.Kill;
import dev.maitredkit.reports.run.KillMatrix;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.reports.run.Run;
import dev.maitredkit.reports.run.Sentence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What the page tells beside the verdicts. */
class HtmlEvidenceTest {

    private static final Run RUN = SampleEvidence.with(SampleRun.sample());
    private static final Document PAGE = Xml.parse(HtmlReport.render(RUN));

    @Test
    void the_table_of_contents_leads_to_each_part() {
        assertThat(Xml.elements(Xml.elements(PAGE, "nav").get(0), "a"))
                .extracting(link -> link.getAttribute("href"))
                .containsExactly(
                        "#failures",
                        "#undecided",
                        "#history",
                        "#rules",
                        "#traceability",
                        "#coverage",
                        "#kills",
                        "#facts");
        assertThat(Xml.elements(
                        Xml.elements(Xml.parse(HtmlReport.render(SampleRun.empty())), "nav")
                                .get(0),
                        "a"))
                .extracting(link -> link.getAttribute("href"))
                .containsExactly("#rules", "#facts");
    }

    @Test
    void sentences_lead_to_their_rules_and_gaps_come_first() {
        List<Element> tables = Xml.withClass(PAGE, "table", "sentences");
        assertThat(Xml.elements(tables.get(0), "tr"))
                .extracting(Element::getTextContent)
                .satisfiesExactly(
                        head -> assertThat(head).contains("Where"),
                        row -> assertThat(row).contains("MountRequest.data", "line 309", "It asks nothing", "No rule"),
                        row -> assertThat(row).contains("use_console", "A host cannot see"),
                        row -> assertThat(row).contains("stateful_device", "no reason is given", "Gap"));
        assertThat(tables.stream()
                        .skip(1)
                        .mapToInt(table -> Xml.elements(table, "tr").size() - 1)
                        .sum())
                .isEqualTo(RUN.getSentencesCount());
        assertThat(row("MountRequest.source")).contains("MOUNT-001", "MOUNT-005", "Held");
        assertThat(row("LaunchProcessResponse.code")).contains("LAUNCH-006", "Held");
        assertThat(row("Maitred.Shutdown")).contains("Not shown");
        assertThat(row("MountResponse.error")).contains("MOUNT-004", "Broken");
    }

    @Test
    void a_sentence_whose_rules_did_not_all_pass_is_not_held() {
        assertThat(look(Result.Verdict.PASSED, Result.Verdict.FAILED)).isEqualTo(Traceability.BROKEN);
        assertThat(look(Result.Verdict.PASSED, Result.Verdict.FLAKY)).isEqualTo(Traceability.BROKEN);
        assertThat(look(Result.Verdict.PASSED, Result.Verdict.WARNING)).isEqualTo(Traceability.WEAK);
        assertThat(look(Result.Verdict.PASSED, Result.Verdict.BLOCKED)).isEqualTo(Traceability.OPEN);
        assertThat(look(Result.Verdict.PASSED, Result.Verdict.NOT_RUN)).isEqualTo(Traceability.OPEN);
        assertThat(look(Result.Verdict.NOT_APPLICABLE, Result.Verdict.NOT_APPLICABLE))
                .isEqualTo(Traceability.OPEN);
        assertThat(look(Result.Verdict.PASSED, Result.Verdict.NOT_APPLICABLE)).isEqualTo(Traceability.HELD);
    }

    @Test
    void a_rule_of_the_text_without_a_sentence_is_named() {
        String loose = Xml.withClass(PAGE, "p", "aside").get(0).getTextContent();
        assertThat(loose).contains("no sentence names", "SHUTDOWN-003").doesNotContain("LAUNCH-001");
    }

    @Test
    void a_wrong_guest_that_survived_comes_first_and_rules_without_one_are_named() {
        List<Element> rows = Xml.elements(Xml.withClass(PAGE, "table", "kills").get(0), "tr");
        assertThat(rows).hasSize(RUN.getKillMatrix().getKillCount() + 1);
        assertThat(rows.get(1).getTextContent()).contains("breaks-network-006", "NETWORK-006", "Survived", "nothing");
        assertThat(rows.get(2).getTextContent()).contains("breaks-launch-001", "Caught", "got status LAUNCHED");
        assertThat(text(Xml.withId(PAGE, "kills")))
                .contains("41 of 42 wrong guests were caught.")
                .containsPattern("no wrong guest breaks:\\s*✓ WIRE-006")
                .containsPattern("also failed:\\s*✕ LAUNCH-007");
    }

    @Test
    void a_sample_of_the_wrong_guests_is_called_one_and_blames_no_rule() {
        Run sample = RUN.toBuilder()
                .setKillMatrix(KillMatrix.newBuilder()
                        .addKill(Kill.newBuilder().setRule("WIRE-001").setKilled(true)))
                .build();
        assertThat(text(Xml.withId(Xml.parse(HtmlReport.render(sample)), "kills")))
                .contains("1 of 1 wrong guest was caught, a sample of them.")
                .doesNotContain("no wrong guest breaks");
    }

    @Test
    void answers_and_pairs_that_never_came_are_gaps() {
        assertThat(text(Xml.withId(PAGE, "coverage")))
                .containsPattern("ENOENT\\s*64")
                .containsPattern("EBUSY\\s*never")
                .contains("26 of 36 pairs met.", "10 gaps", "Mount → Shutdown")
                .doesNotContain("Mount → Mount");
        assertThat(Xml.withClass(PAGE, "td", "heat0")).hasSize(10);
        assertThat(Xml.withClass(PAGE, "td", "heat4")).isNotEmpty();
    }

    @Test
    void branches_are_lanes_and_each_call_is_a_bar_in_its_place() {
        TimeLine line = TimeLine.of(SampleEvidence.branches()).orElseThrow();
        assertThat(line.lanes()).extracting(TimeLine.Lane::name).containsExactly("", "a", "b", "c");
        assertThat(line.lanes().get(1).bars())
                .extracting(TimeLine.Bar::name, TimeLine.Bar::left, TimeLine.Bar::width, TimeLine.Bar::css)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2 first", "3.75%", "17.50%", "fine"),
                        org.assertj.core.groups.Tuple.tuple("5 count", "58.33%", "27.50%", "bad"));
        assertThat(line.lanes().get(3).bars().get(0))
                .extracting(TimeLine.Bar::css, TimeLine.Bar::left, TimeLine.Bar::width, TimeLine.Bar::took)
                .containsExactly("fine unanswered", "5.00%", "95.00%", "no answer");
        assertThat(line.ticks()).extracting(TimeLine.Tick::label).containsExactly("0", "500 ms", "1 s");
        assertThat(Xml.withClass(PAGE, "div", "timeline")).hasSize(1);
    }

    @Test
    void a_scenario_without_branches_needs_no_time_line_and_odd_times_draw_one_still() {
        assertThat(TimeLine.of(SampleFailures.heldUp())).isEmpty();
        Failure odd = Failure.newBuilder()
                .addTranscript(Exchange.newBuilder().setStep(1).setBranch("a"))
                .addTranscript(Exchange.newBuilder()
                        .setStep(2)
                        .setBranch("b")
                        .setAt(com.google.protobuf.Duration.newBuilder().setSeconds(-5))
                        .setTook(com.google.protobuf.Duration.newBuilder().setSeconds(300_000_000_000L)))
                .build();
        assertThat(TimeLine.of(odd).orElseThrow().lanes())
                .allSatisfy(lane -> assertThat(lane.bars())
                        .allSatisfy(bar -> assertThat(bar.left() + bar.width())
                                .matches("(100|\\d{1,2})\\.\\d\\d%\\d+\\.\\d\\d%")));
    }

    @Test
    void the_difference_of_state_is_beside_want_and_got() {
        assertThat(Xml.withId(PAGE, "failure-MOUNT-004").getTextContent())
                .contains("mount at /tmp/maitred-kit-4f2a/missing", "tmpfs (rw,nosuid) from none")
                .contains("maitred-kit run maitred-report/scenarios/MOUNT-004.textproto");
    }

    @Test
    void new_verdicts_and_contested_rules_are_told() {
        assertThat(Xml.withId(PAGE, "failure-LAUNCH-012").getTextContent())
                .contains("Flaky", "It passed in 3 of 5", "No order of the calls");
        assertThat(Xml.withId(PAGE, "failure-WIRE-004").getTextContent()).contains("Stale known failure", "it passed");
        assertThat(Xml.withId(PAGE, "rule-WIRE-003").getTextContent()).contains("Known failure", "too old");
        assertThat(Xml.withId(PAGE, "rule-LAUNCH-012").getTextContent()).contains("Contested.", "second reading");
    }

    @Test
    void the_history_has_a_line_for_each_rule_that_changed_what_changed_now_first() {
        assertThat(Xml.elements(Xml.withClass(PAGE, "ol", "runs").get(0), "li"))
                .extracting(HtmlEvidenceTest::text)
                .satisfiesExactly(
                        run -> assertThat(run).contains("21 Nov, 10:00", "Not conformant"),
                        run -> assertThat(run).contains("22 Nov, 10:00", "Conformant"),
                        run -> assertThat(run).contains("23 Nov, 10:00"),
                        run -> assertThat(run).contains("24 Nov, 10:00", "this run"));
        List<Element> rows = Xml.elements(
                Xml.elements(Xml.withClass(PAGE, "table", "changes").get(0), "tbody")
                        .get(0),
                "tr");
        assertThat(rows)
                .extracting(HtmlEvidenceTest::text)
                .first()
                .satisfies(row -> assertThat(row)
                        .contains("LAUNCH-007", "changed")
                        .containsPattern("Failed\\s*✓\\s*Passed\\s*✓\\s*Passed\\s*✕\\s*Failed"));
        assertThat(rows)
                .extracting(HtmlEvidenceTest::text)
                .anySatisfy(row -> assertThat(row).contains("NETWORK-002").doesNotContain("changed"));
    }

    @Test
    void a_large_record_stays_a_page_that_says_how_much_is_left_out() {
        Run.Builder large = RUN.toBuilder().setVerdict(Run.Verdict.NOT_CONFORMANT);
        Result.Builder failed = Result.newBuilder()
                .setVerdict(Result.Verdict.FAILED)
                .setReason("so")
                .setFailure(SampleEvidence.branches());
        for (int i = 0; i < 3_000; i++) {
            large.addCatalogue(Rule.newBuilder()
                    .setId("BIG-" + i)
                    .setLevel(Rule.Level.MUST)
                    .setBasis(Rule.Basis.PROTOCOL));
            large.addResults(failed.setRule("BIG-" + i));
            large.addSentences(Sentence.newBuilder().setElement("Big.x").setWhyNone("so"));
            large.getKillMatrixBuilder().addKill(Kill.newBuilder().setSaboteur("s" + i));
            large.getCoverageBuilder()
                    .addTransition(Coverage.Transition.newBuilder()
                            .setFrom("act" + i)
                            .setTo("act0")
                            .setCount(i));
        }
        String html = HtmlReport.render(large.build());
        assertThat(html.length()).isLessThan(12_000_000);
        assertThat(html)
                .contains("2,904 more failures are in run.json.")
                .contains("2,042 more wrong guests are in run.json.")
                .contains("2,982 more kinds of call in run.json.");
        assertThat(Xml.withClass(Xml.parse(html), "article", "failure")).hasSize(100);
    }

    private static Look look(Result.Verdict... verdicts) {
        Run.Builder run = Run.newBuilder();
        Sentence.Builder sentence = Sentence.newBuilder();
        for (int i = 0; i < verdicts.length; i++) {
            run.addCatalogue(Rule.newBuilder().setId("R-" + i));
            run.addResults(Result.newBuilder().setRule("R-" + i).setVerdict(verdicts[i]));
            sentence.addRules("R-" + i);
        }
        Run whole = run.addSentences(sentence).build();
        return Traceability.of(whole, RuleLine.all(whole))
                .elements()
                .get(0)
                .lines()
                .get(0)
                .look();
    }

    /** The last row of the sentences that names an element. */
    private static String row(String element) {
        return Xml.withClass(PAGE, "table", "sentences").stream()
                .flatMap(table -> Xml.elements(table, "tr").stream())
                .map(HtmlEvidenceTest::text)
                .filter(text -> text.contains(element))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    /** The text of an element; of a heading, that of the section below it. */
    private static String text(Element element) {
        Element whole = element.getTagName().equals("h2") ? (Element) element.getParentNode() : element;
        return whole.getTextContent();
    }
}
