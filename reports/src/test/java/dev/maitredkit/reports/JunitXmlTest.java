package dev.maitredkit.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Run;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JunitXmlTest {

    @Test
    void every_rule_is_a_test_case_of_its_rpc() {
        Run run = SampleRun.sample();
        List<Element> cases = Xml.elements(parsed(run), "testcase");
        assertThat(cases).hasSameSizeAs(run.getCatalogueList());
        for (int i = 0; i < cases.size(); i++) {
            String id = run.getCatalogue(i).getId();
            assertThat(cases.get(i).getAttribute("name"))
                    .isEqualTo(id + " " + run.getCatalogue(i).getTitle());
            assertThat(cases.get(i).getAttribute("classname"))
                    .isEqualTo("maitred-kit." + id.substring(0, id.indexOf('-')));
        }
    }

    @Test
    void the_counts_are_those_of_the_cases() {
        for (Run run : List.of(SampleRun.sample(), SampleRun.conformant(), SampleRun.empty())) {
            Document document = parsed(run);
            for (Element suite : List.of(
                    document.getDocumentElement(),
                    Xml.elements(document, "testsuite").get(0))) {
                count(document, suite, "tests", "testcase");
                count(document, suite, "failures", "failure");
                count(document, suite, "errors", "error");
                count(document, suite, "skipped", "skipped");
            }
        }
        Element suite = Xml.elements(parsed(SampleRun.sample()), "testsuite").get(0);
        assertThat(List.of("tests", "failures", "errors", "skipped"))
                .extracting(suite::getAttribute)
                .containsExactly("44", "2", "2", "10");
    }

    @Test
    void each_verdict_has_its_element() {
        Map<String, Element> cases = Xml.elements(parsed(SampleRun.sample()), "testcase").stream()
                .collect(Collectors.toMap(c -> c.getAttribute("name").split(" ")[0], c -> c));
        assertThat(only(cases.get("LAUNCH-007"), "failure").getTextContent())
                .contains("wanted:\n    status: SIGNALED\n    code: 9")
                .contains("got:\n    status: EXITED")
                .contains("> 2 killed at 3.3 ms, took 8.5 ms")
                .contains("repeat with: maitred-kit certify")
                .contains("seed: -3321987766120004511");
        assertThat(only(cases.get("LAUNCH-012"), "system-out").getTextContent())
                .startsWith("WARNING, a SHOULD does not hold: ")
                .contains("wanted: an answer to step 2 before step 1 ends");
        assertThat(only(cases.get("LAUNCH-008"), "skipped").getAttribute("message"))
                .isEqualTo("Blocked: It builds on LAUNCH-007, which failed.");
        assertThat(only(cases.get("NETWORK-007"), "skipped").getAttribute("message"))
                .startsWith("Not applicable: ");
        assertThat(only(cases.get("SHUTDOWN-001"), "skipped").getAttribute("message"))
                .startsWith("Not run: ");
        assertThat(only(cases.get("MOUNT-009"), "error").getAttribute("message"))
                .startsWith("No probe");
        assertThat(only(cases.get("WIRE-005"), "error").getAttribute("type")).isEqualTo("Harness error");
        assertThat(Xml.elements(cases.get("LAUNCH-001"), "*")).isEmpty();
    }

    @Test
    void flaky_and_stale_are_failures_and_a_known_failure_is_skipped_with_its_reason() {
        Map<String, Element> cases = Xml.elements(parsed(SampleEvidence.with(SampleRun.sample())), "testcase").stream()
                .collect(Collectors.toMap(c -> c.getAttribute("name").split(" ")[0], c -> c));
        Element flaky = only(cases.get("LAUNCH-012"), "failure");
        assertThat(flaky.getAttribute("type")).isEqualTo("SHOULD, flaky");
        assertThat(flaky.getTextContent())
                .contains("in branch c", "no answer in 1.14 s", "replay with: maitred-kit run");
        assertThat(only(cases.get("WIRE-004"), "failure").getAttribute("type")).isEqualTo("MUST, stale known failure");
        assertThat(only(cases.get("WIRE-003"), "skipped").getAttribute("message"))
                .startsWith("Known failure: Known: the guest's decoder");
        assertThat(only(cases.get("MOUNT-004"), "failure").getTextContent())
                .contains("state of mount at /tmp/maitred-kit-4f2a/missing", "got:    tmpfs");
    }

    @Test
    void the_properties_name_the_guest_the_seed_and_the_headline() {
        Run run = SampleRun.sample();
        assertThat(Xml.elements(parsed(run), "property"))
                .extracting(p -> p.getAttribute("name") + "=" + p.getAttribute("value"))
                .contains(
                        "guest=vsock:3:8888",
                        "seed=8675309001234",
                        "verdict=NOT_CONFORMANT",
                        "headline=" + run.getHeadline());
    }

    @Test
    void a_rule_without_a_result_is_skipped() {
        Run cut = SampleRun.sample().toBuilder().removeResults(0).build();
        Element first = Xml.elements(parsed(cut), "testcase").get(0);
        assertThat(only(first, "skipped").getAttribute("message")).startsWith("No result: ");
    }

    @Test
    void a_run_that_is_not_conformant_is_never_green() {
        Result blocked = Result.newBuilder()
                .setRule("LAUNCH-001")
                .setVerdict(Result.Verdict.BLOCKED)
                .setReason("The guest is gone.")
                .build();
        Run incomplete = SampleRun.sample().toBuilder()
                .clearResults()
                .addResults(blocked)
                .setVerdict(Run.Verdict.INCOMPLETE)
                .setHeadline("INCOMPLETE")
                .build();
        for (Run run : List.of(incomplete, SampleRun.empty())) {
            Element error = Xml.elements(parsed(run), "error").get(0);
            assertThat(error.getAttribute("message")).isEqualTo(run.getHeadline());
        }
        assertThat(Xml.elements(parsed(SampleRun.conformant()), "error")).isEmpty();
    }

    @Test
    void hostile_text_is_visible_and_breaks_nothing() {
        for (String hostile : Hostile.ALL) {
            Document document = parsed(SampleRun.saying(hostile));
            Element failure = Xml.elements(document, "failure").get(0);
            assertThat(failure.getAttribute("message")).isEqualTo(Excerpt.line(hostile, 1_000));
            assertThat(failure.getTextContent())
                    .contains(Excerpt.of(hostile).plain().lines().findFirst().orElseThrow());
            assertThat(Xml.elements(document, "*"))
                    .extracting(Element::getTagName)
                    .containsOnly("testsuites", "testsuite", "properties", "property", "testcase", "failure");
        }
    }

    private static void count(Document document, Element suite, String attribute, String element) {
        assertThat(suite.getAttribute(attribute))
                .isEqualTo(Integer.toString(Xml.elements(document, element).size()));
    }

    private static Element only(Element testCase, String name) {
        List<Element> all = Xml.elements(testCase, "*");
        assertThat(all).extracting(Element::getTagName).containsExactly(name);
        return all.get(0);
    }

    private static Document parsed(Run run) {
        return Xml.parse(JunitXml.render(run));
    }
}
