package dev.maitredkit.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.reports.run.Run;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class BadgeTest {

    @Test
    void the_message_says_the_verdict_and_how_many_rules_passed() {
        Run whole = SampleRun.conformant().toBuilder().setPartial(false).build();
        assertThat(Badge.message(whole)).isEqualTo("conformant 9/44");
        assertThat(Badge.message(SampleRun.conformant())).isEqualTo("partial 9/44");
        assertThat(Badge.message(SampleRun.sample())).isEqualTo("not conformant, 2 failed");
        assertThat(Badge.message(SampleEvidence.with(SampleRun.sample()))).isEqualTo("not conformant, 4 failed");
        assertThat(Badge.message(SampleRun.empty())).isEqualTo("no verdict");
        Run open = whole.toBuilder().setVerdict(Run.Verdict.INCOMPLETE).build();
        assertThat(Badge.message(open)).isEqualTo("incomplete 9/44");
    }

    @Test
    void it_is_an_image_that_says_the_same_and_loads_nothing() {
        for (Run run : List.of(SampleRun.conformant(), SampleRun.sample(), SampleRun.saying(Hostile.MARKUP))) {
            Document badge = Xml.parse(Badge.render(run));
            Element root = badge.getDocumentElement();
            assertThat(root.getTagName()).isEqualTo("svg");
            assertThat(root.getAttribute("aria-label")).isEqualTo("maitred: " + Badge.message(run));
            assertThat(Xml.elements(badge, "text"))
                    .extracting(Element::getTextContent)
                    .containsExactly("maitred", Badge.message(run));
            assertThat(Xml.elements(badge, "*"))
                    .extracting(Element::getTagName)
                    .containsOnly("svg", "title", "clipPath", "rect", "g", "text");
        }
    }

    @Test
    void only_a_whole_conformant_run_is_green() {
        assertThat(Badge.render(SampleRun.conformant())).doesNotContain("#1a7a46");
        assertThat(Badge.render(
                        SampleRun.conformant().toBuilder().setPartial(false).build()))
                .contains("#1a7a46");
    }
}
