package dev.maitredkit.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.reports.run.Exchange;
import dev.maitredkit.reports.run.Failure;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.reports.run.Run;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HtmlReportTest {

    private static final List<Run> RUNS = List.of(
            SampleRun.sample(), SampleEvidence.with(SampleRun.sample()), SampleRun.conformant(), SampleRun.empty());

    @Test
    void the_verdict_the_headline_and_the_guest_are_at_the_top() {
        for (Run run : RUNS) {
            Element top = Xml.withClass(page(run), "header", "verdict").get(0);
            assertThat(Xml.elements(top, "h1").get(0).getTextContent())
                    .contains(Look.of(run.getVerdict()).word());
            assertThat(top.getTextContent())
                    .contains(run.getHeadline(), run.getGuest().getAddress());
        }
    }

    @Test
    void every_rule_is_in_the_table_of_its_rpc_with_what_it_came_to() {
        Run run = SampleRun.sample();
        Document page = page(run);
        for (int i = 0; i < run.getCatalogueCount(); i++) {
            Rule rule = run.getCatalogue(i);
            Result result = run.getResults(i);
            String row = Xml.withId(page, "rule-" + rule.getId()).getTextContent();
            assertThat(row)
                    .contains(rule.getTitle(), rule.getLevel().name(), rule.getSource())
                    .contains(rule.getBasis().name().toLowerCase(Locale.ROOT))
                    .contains(Look.of(result.getVerdict()).word(), result.getReason());
        }
        assertThat(Xml.withClass(page, "details", "group"))
                .extracting(group -> Xml.elements(group, "h3").get(0).getTextContent())
                .containsExactly("LAUNCH", "MOUNT", "NETWORK", "TERMINA", "SHUTDOWN", "WIRE");
        assertThat(Xml.withClass(page, "table", "rules").stream()
                        .mapToInt(table -> Xml.elements(table, "tr").size() - 1)
                        .sum())
                .isEqualTo(run.getCatalogueCount());
    }

    @Test
    void a_failure_tells_what_was_wanted_what_came_and_how_to_repeat_it() {
        Run run = SampleRun.sample();
        Document page = page(run);
        for (Result result : run.getResultsList()) {
            if (!result.hasFailure()) {
                continue;
            }
            Failure failure = result.getFailure();
            Element article = Xml.withId(page, "failure-" + result.getRule());
            assertThat(article.getTextContent())
                    .contains(failure.getMessage(), failure.getRepeatCommand(), Long.toString(failure.getSeed()))
                    .contains(Visible.text(failure.getWanted()), failure.getScenario());
            assertThat(Xml.withClass(article, "tr", "rejected")).hasSize(1);
            for (Exchange exchange : failure.getTranscriptList()) {
                assertThat(article.getTextContent())
                        .contains(exchange.getStepId(), exchange.getRequest(), exchange.getNote())
                        .contains(Visible.text(exchange.getOutcome()), Words.duration(exchange.getTook()));
            }
        }
    }

    @Test
    void failures_come_before_warnings_and_both_before_the_rules() {
        String html = HtmlReport.render(SampleRun.sample());
        assertThat(List.of("failure-LAUNCH-007", "failure-MOUNT-004", "failure-LAUNCH-012", "rule-LAUNCH-001"))
                .extracting(id -> html.indexOf("id=\"" + id + "\""))
                .doesNotContain(-1)
                .isSorted();
    }

    @Test
    void rules_that_stayed_undecided_are_listed_with_the_reason() {
        Element list =
                Xml.withClass(page(SampleRun.sample()), "ul", "undecided").get(0);
        assertThat(Xml.elements(list, "li"))
                .extracting(Element::getTextContent)
                .satisfiesExactly(
                        item -> assertThat(item).contains("LAUNCH-008", "Blocked", "builds on LAUNCH-007"),
                        item -> assertThat(item).contains("MOUNT-009", "Undetermined", "No probe"),
                        item -> assertThat(item).contains("WIRE-005", "Harness error", "address in use"));
    }

    @Test
    void the_counts_add_up_to_the_catalogue() {
        Document page = page(SampleRun.sample());
        assertThat(Xml.withClass(page, "span", "number"))
                .extracting(number -> Integer.valueOf(number.getTextContent()))
                .containsExactly(2, 1, 1, 1, 1, 8, 1, 29);
    }

    @Test
    void a_partial_run_and_rules_that_did_not_run_are_said_plainly() {
        assertThat(limits(SampleRun.conformant()))
                .satisfiesExactly(
                        limit -> assertThat(limit).startsWith("PARTIAL").contains("rules MOUNT-*"),
                        limit -> assertThat(limit).startsWith("NOT RUN: 35 rules of 44"));
        assertThat(Xml.elements(page(SampleRun.conformant()), "h1").get(0).getTextContent())
                .contains("partial run");
        assertThat(Xml.elements(page(SampleRun.sample()), "h1").get(0).getTextContent())
                .doesNotContain("partial");
        assertThat(limits(SampleRun.sample()))
                .satisfiesExactly(limit -> assertThat(limit).startsWith("NOT RUN: 8 rules of 44"));
    }

    @Test
    void a_run_without_results_says_so() {
        assertThat(limits(SampleRun.empty()))
                .satisfiesExactly(limit -> assertThat(limit).startsWith("NOTHING RAN"));
        Run cut = SampleRun.sample().toBuilder().clearResults().build();
        assertThat(limits(cut))
                .satisfiesExactly(
                        limit -> assertThat(limit).startsWith("NO RESULT").contains("44"));
        assertThat(Xml.withId(page(cut), "rule-WIRE-007").getTextContent()).contains("No result");
    }

    @Test
    void the_facts_of_the_run_are_given() {
        Element facts =
                Xml.withClass(page(SampleRun.conformant()), "dl", "facts").get(0);
        assertThat(facts.getTextContent())
                .contains("8675309001234", "MOUNT-*", "spec", "network", "41.73 s", "maitred-kit 0.1.0")
                .contains("24 November 2026");
    }

    @Test
    void the_page_needs_nothing_from_outside_and_no_script() {
        for (Run run : RUNS) {
            String html = HtmlReport.render(run);
            assertThat(html)
                    .doesNotContain("http:", "https:", "src=", "url(", "@import", "<script", "<link", "javascript:");
            assertThat(Xml.elements(page(run), "a"))
                    .allSatisfy(link -> assertThat(link.getAttribute("href")).startsWith("#"));
        }
    }

    @Test
    void every_link_leads_to_an_element_and_every_id_is_given_once() {
        for (Run run : RUNS) {
            Document page = page(run);
            List<String> ids = Xml.elements(page, "*").stream()
                    .map(e -> e.getAttribute("id"))
                    .filter(id -> !id.isEmpty())
                    .toList();
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(Xml.elements(page, "a"))
                    .allSatisfy(link ->
                            assertThat(ids).contains(link.getAttribute("href").substring(1)));
            assertThat(Xml.elements(page, "*").stream()
                            .map(e -> e.getAttribute("aria-labelledby"))
                            .filter(id -> !id.isEmpty()))
                    .isSubsetOf(ids);
        }
    }

    @Test
    void the_markup_is_accessible() {
        Document page = page(SampleEvidence.with(SampleRun.sample()));
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(Xml.elements(page, "title").get(0).getTextContent()).contains("Not conformant", "vsock:3:8888");
        assertThat(Xml.elements(page, "main")).hasSize(1);
        assertThat(Xml.elements(page, "h1")).hasSize(1);
        assertThat(Xml.elements(page, "th"))
                .allSatisfy(th -> assertThat(th.getAttribute("scope")).isIn("col", "row"));
        assertThat(Xml.elements(page, "table"))
                .allSatisfy(table -> assertThat(Xml.elements(table, "caption").size()
                                + table.getAttribute("aria-labelledby").length())
                        .isPositive());
    }

    @Test
    void hostile_text_adds_no_element_and_no_attribute() {
        Set<String> harmless = shape(page(SampleRun.saying("harmless")));
        for (String hostile : Hostile.ALL) {
            Set<String> added = shape(page(SampleRun.saying(hostile)));
            added.removeAll(harmless);
            assertThat(added)
                    .as(Excerpt.line(hostile, 40))
                    .isSubsetOf("span class=spelt", "summary", "details", "p class=note");
        }
    }

    @Test
    void hostile_text_is_shown_as_it_is_but_for_what_is_spelt_out() {
        for (String hostile : List.of(Hostile.MARKUP, Hostile.CONTROLS, Hostile.BIDI, Hostile.TEMPLATE)) {
            Document page = page(SampleRun.saying(hostile));
            assertThat(Xml.withClass(page, "p", "headline").get(0).getTextContent())
                    .isEqualTo(Visible.line(hostile));
            assertThat(Xml.withClass(page, "div", "got").get(0).getTextContent())
                    .contains(Visible.text(hostile));
            assertThat(Xml.withClass(page, "pre", "command").get(0).getTextContent())
                    .isEqualTo(Visible.line(hostile));
        }
    }

    @Test
    void a_very_long_value_is_cut_with_a_note_of_its_length() {
        String html = HtmlReport.render(SampleRun.saying(Hostile.HUGE));
        assertThat(html.length()).isLessThan(700_000);
        assertThat(html).contains("1,028,576 more of 1,048,576 characters are in run.json");
    }

    private static Set<String> shape(Document page) {
        Set<String> shape = new TreeSet<>();
        for (Element element : Xml.elements(page, "*")) {
            StringBuilder line = new StringBuilder(element.getTagName());
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String name = element.getAttributes().item(i).getNodeName();
                line.append(' ').append(name);
                if (name.equals("class")) {
                    line.append('=').append(element.getAttribute(name));
                }
            }
            shape.add(line.toString());
        }
        return shape;
    }

    private static List<String> limits(Run run) {
        return Xml.withClass(page(run), "p", "limit").stream()
                .map(Element::getTextContent)
                .toList();
    }

    private static Document page(Run run) {
        return Xml.parse(HtmlReport.render(run));
    }
}
