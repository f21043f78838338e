package dev.maitredkit.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void a_short_text_is_all_head() {
        assertThat(Excerpt.of("")).isEqualTo(new Excerpt("", "", 0));
        assertThat(Excerpt.of("a\nb\n")).isEqualTo(new Excerpt("a\nb\n", "", 0));
        assertThat(Excerpt.of("x".repeat(800)).isFolded()).isFalse();
    }

    @Test
    void a_long_text_is_folded_and_a_huge_one_cut() {
        Excerpt folded = Excerpt.of("x".repeat(801));
        assertThat(folded).isEqualTo(new Excerpt("x".repeat(800), "x", 0));
        Excerpt cut = Excerpt.of("x".repeat(20_001));
        assertThat(cut.omitted()).isEqualTo(1);
        assertThat(cut.length()).isEqualTo(20_001);
        assertThat(cut.plain()).hasSize(20_000 + "\n… ".length() + cut.note().length());
        assertThat(cut.note()).isEqualTo("1 more of 20,001 characters are in run.json");
    }

    @Test
    void many_lines_are_folded_after_the_sixteenth() {
        assertThat(Excerpt.of("x\n".repeat(16)).isFolded()).isFalse();
        assertThat(Excerpt.of("x\n".repeat(17))).isEqualTo(new Excerpt("x\n".repeat(16), "x\n", 0));
    }

    @Test
    void a_pair_of_surrogates_is_never_halved() {
        String pairs = "x" + "\ud83d\ude00".repeat(20_000);
        Excerpt excerpt = Excerpt.of(pairs);
        assertThat(excerpt.plain()).doesNotContain("\\ud83d");
        assertThat(Excerpt.line(pairs, 100)).doesNotContain("\\ud83d").endsWith("(40,001 characters)");
    }

    @Test
    void a_line_is_one_line() {
        assertThat(Excerpt.line("a\nb\r\n", 100)).isEqualTo("a\\nb\\u000d\\n");
        assertThat(Excerpt.line("abcdef", 3)).isEqualTo("abc … (6 characters)");
    }
}
