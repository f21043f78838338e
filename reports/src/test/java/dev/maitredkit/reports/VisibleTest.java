package dev.maitredkit.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.reports.run.Run;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.w3c.dom.Element;

class VisibleTest {

    @Example
    void what_would_be_obeyed_or_unseen_is_spelt_out() {
        assertThat(Visible.text("a\0b\u001b[0m\r\u0085")).isEqualTo("a\\u0000b\\u001b[0m\\u000d\\u0085");
        assertThat(Visible.text("\u202e\u2066\u200b\ufeff\u2028")).isEqualTo("\\u202e\\u2066\\u200b\\ufeff\\u2028");
        assertThat(Visible.text("\ud83d \ude00 \uffff")).isEqualTo("\\ud83d \\ude00 \\uffff");
        assertThat(Visible.text("\udb40\udc41")).isEqualTo("\\udb40\\udc41");
    }

    @Example
    void plain_text_stays_as_it_is() {
        String plain = "<a href=\"x\">'&'</a>\tÄ 語 \ud83d\ude00 \\u0000\n";
        assertThat(Visible.text(plain)).isEqualTo(plain);
        assertThat(Visible.pieces(plain)).containsExactly(new Visible.Piece(plain, false));
        assertThat(Visible.line("a\tb\nc")).isEqualTo("a\\tb\\nc");
    }

    @Property(tries = 500)
    void what_is_shown_obeys_no_one_and_stays_as_it_is(@ForAll("texts") String text) {
        String shown = Visible.text(text);
        assertThat(shown.codePoints()).allMatch(VisibleTest::isLegalInXml).noneMatch(point -> point == '\r');
        assertThat(Visible.text(shown)).isEqualTo(shown);
    }

    @Property(tries = 500)
    void the_pieces_are_the_text(@ForAll("texts") String text) {
        assertThat(Visible.pieces(text).stream().map(Visible.Piece::text).collect(Collectors.joining()))
                .isEqualTo(Visible.text(text));
    }

    @Property(tries = 200)
    void a_page_reads_back_as_the_shown_text(@ForAll("texts") String text) {
        Element headline = Xml.withClass(Xml.parse(HtmlReport.render(SampleRun.saying(text))), "p", "headline")
                .get(0);
        assertThat(headline.getTextContent()).isEqualTo(Visible.line(text));
    }

    @Property(tries = 200)
    void junit_xml_reads_back_as_the_shown_text(@ForAll("texts") String text) {
        Element failure = Xml.elements(Xml.parse(JunitXml.render(SampleRun.saying(text))), "failure")
                .get(0);
        assertThat(failure.getAttribute("message")).isEqualTo(Visible.line(text));
    }

    @Property(tries = 200)
    void a_record_reads_back_as_the_text_itself(@ForAll("texts") String text) throws RunFormatException {
        Run run = SampleRun.saying(text);
        assertThat(RunJson.parse(RunJson.print(run))).isEqualTo(run);
    }

    /** Any UTF-16 units, with a liking for those that mean something to a page, a document or a terminal. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> any = Arbitraries.chars().range(Character.MIN_VALUE, Character.MAX_VALUE);
        Arbitrary<Character> telling =
                Arbitraries.of("<>&\"'\\/]-$@{}!%\0\t\n\r\u001b\u007f\u0085\u009b\u200f\u202e\u2066\ud83d\ude00\ufffe"
                        .chars()
                        .mapToObj(unit -> (char) unit)
                        .toList());
        return Arbitraries.frequencyOf(Tuple.of(3, telling), Tuple.of(2, any))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60)
                .map(units -> units.stream().map(String::valueOf).collect(Collectors.joining()))
                // A reason or a title of white space alone is no reason: the record is refused.
                .map(text -> text.isBlank() ? "." + text : text);
    }

    private static boolean isLegalInXml(int point) {
        return point == '\t'
                || point == '\n'
                || point >= 0x20 && point <= 0xd7ff
                || point >= 0xe000 && point <= 0xfffd
                || point >= 0x10000;
    }
}
