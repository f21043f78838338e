package dev.maitredkit.reports;

import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Run;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * junit.xml, as build servers read it: one suite, a test case for each rule, its class the rule's RPC.
 *
 * <p>A flaky rule and a stale known failure are failures, a known failure is skipped and says why. A failed SHOULD is no
 * failure of the build: its case passes, and its output tells. A run that is not conformant
 * although no rule failed (one rule blocked, nothing run) gets one more case, so that the file is never green when the
 * verdict is not.
 */
final class JunitXml {

    private static final String NAME = "maitred-kit";
    private static final int ATTRIBUTE = 1_000;

    private final XmlText xml;

    private JunitXml(XmlText xml) {
        this.xml = xml;
    }

    static String render(Run run) {
        StringWriter text = new StringWriter();
        try {
            // On a writer, not a stream: onto a stream the JDK writes a pair of surrogates as two character references.
            new JunitXml(new XmlText(XMLOutputFactory.newFactory().createXMLStreamWriter(text))).write(run);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string cannot fail to be written", e);
        }
        return text.toString();
    }

    private void write(Run run) throws XMLStreamException {
        List<RuleLine> lines = RuleLine.all(run);
        long failures = lines.stream().filter(JunitXml::isFailure).count();
        long errors = lines.stream().filter(JunitXml::isError).count();
        long skipped = lines.stream().filter(JunitXml::isSkipped).count();
        boolean verdictCase = run.getVerdict() != Run.Verdict.CONFORMANT && failures + errors == 0;
        long tests = lines.size() + (verdictCase ? 1 : 0);
        long allErrors = errors + (verdictCase ? 1 : 0);

        xml.startDocument();
        xml.start("testsuites");
        counts(run, tests, failures, allErrors, skipped);
        xml.start("testsuite");
        counts(run, tests, failures, allErrors, skipped);
        xml.attribute("timestamp", Words.isoTime(run.getStarted()).replace("Z", ""));
        properties(run);
        for (RuleLine line : lines) {
            testCase(line);
        }
        if (verdictCase) {
            xml.start("testcase");
            xml.attribute("classname", NAME);
            xml.attribute("name", "the verdict of the run");
            xml.attribute("time", "0.000");
            outcome("error", Look.of(run.getVerdict()).word(), run.getHeadline(), run.getHeadline());
            xml.end();
        }
        xml.end();
        xml.end();
        xml.endDocument();
    }

    private void counts(Run run, long tests, long failures, long errors, long skipped) throws XMLStreamException {
        xml.attribute("name", NAME);
        xml.attribute("tests", Long.toString(tests));
        xml.attribute("failures", Long.toString(failures));
        xml.attribute("errors", Long.toString(errors));
        xml.attribute("skipped", Long.toString(skipped));
        xml.attribute("time", Words.seconds(run.getElapsed()));
    }

    private void properties(Run run) throws XMLStreamException {
        xml.start("properties");
        property("guest", run.getGuest().getAddress());
        property("verdict", run.getVerdict().name());
        property("headline", run.getHeadline());
        property("seed", Long.toString(run.getSeed()));
        property("tries", Integer.toString(run.getTries()));
        property("partial", Boolean.toString(run.getPartial()));
        property("kit", run.getKitVersion());
        property("command", run.getCommand());
        xml.end();
    }

    private void property(String name, String value) throws XMLStreamException {
        xml.startEmpty("property");
        xml.attribute("name", name);
        xml.attribute("value", Excerpt.line(value, ATTRIBUTE));
    }

    private void testCase(RuleLine line) throws XMLStreamException {
        xml.start("testcase");
        xml.attribute("classname", NAME + "." + line.group());
        xml.attribute("name", line.id() + " " + Excerpt.line(line.rule().getTitle(), ATTRIBUTE));
        xml.attribute(
                "time", line.result().map(r -> Words.seconds(r.getElapsed())).orElse("0.000"));
        String told = line.failure().map(FailureText::of).orElse("");
        if (isFailure(line)) {
            outcome("failure", failureType(line), line.reason(), told);
        } else if (isError(line)) {
            outcome("error", line.look().word(), line.reason(), told);
        } else if (isSkipped(line)) {
            xml.startEmpty("skipped");
            xml.attribute("message", Excerpt.line(line.look().word() + ": " + line.reason(), ATTRIBUTE));
        } else if (line.is(Result.Verdict.WARNING)) {
            xml.element(
                    "system-out",
                    "WARNING, a " + line.level() + " does not hold: " + Excerpt.line(line.reason(), ATTRIBUTE) + "\n"
                            + told);
        }
        xml.end();
    }

    private void outcome(String element, String type, String message, String told) throws XMLStreamException {
        xml.start(element);
        xml.attribute("type", type);
        xml.attribute("message", Excerpt.line(message, ATTRIBUTE));
        xml.text(told);
        xml.endInline();
    }

    private static String failureType(RuleLine line) {
        return line.is(Result.Verdict.FAILED)
                ? line.level()
                : line.level() + ", " + line.look().word().toLowerCase(Locale.ROOT);
    }

    private static boolean isFailure(RuleLine line) {
        return line.counted();
    }

    private static boolean isError(RuleLine line) {
        return line.is(Result.Verdict.UNDETERMINED) || line.is(Result.Verdict.HARNESS_ERROR);
    }

    private static boolean isSkipped(RuleLine line) {
        return line.result().isEmpty()
                || line.is(Result.Verdict.KNOWN_FAILURE)
                || line.is(Result.Verdict.BLOCKED)
                || line.is(Result.Verdict.NOT_RUN)
                || line.is(Result.Verdict.NOT_APPLICABLE);
    }
}
