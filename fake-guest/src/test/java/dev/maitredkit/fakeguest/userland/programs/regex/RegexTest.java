package dev.maitredkit.fakeguest.userland.programs.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class RegexTest {
    private static String match(String pattern, boolean extended, String text) {
        Regex.Compiled compiled = Regex.compile(pattern, extended, false);
        Search search = ((Regex.Compiled.Good) compiled).regex().find(text, 0);
        return search.found() ? search.group(text, 0) : "none";
    }

    @Test
    void the_leftmost_match_wins_and_of_those_the_longest() {
        assertThat(match("a|ab|abc", true, "xabcd")).isEqualTo("abc");
        assertThat(match("a?(ab)?", true, "ab")).isEqualTo("ab");
        assertThat(match("b|ab*", true, "abbb")).isEqualTo("abbb");
        assertThat(match("(a|ab)(c|bcd)", true, "abcd")).isEqualTo("abcd");
        assertThat(match("x*", true, "aaxx")).isEmpty();
    }

    @Test
    void groups_have_the_text_they_took_part_with() {
        Regex regex = ((Regex.Compiled.Good) Regex.compile("(a+)(b)?(c)", true, false)).regex();
        Search search = regex.find("xaac", 0);
        assertThat(List.of(search.group("xaac", 1), search.group("xaac", 2), search.group("xaac", 3)))
                .containsExactly("aa", "", "c");
        assertThat(regex.groups()).isEqualTo(3);
    }

    @Test
    void basic_and_extended_expressions_differ_in_their_operators() {
        assertThat(match("a+b", false, "a+b")).isEqualTo("a+b");
        assertThat(match("a\\+b", false, "aab")).isEqualTo("aab");
        assertThat(match("*a", false, "*a")).isEqualTo("*a");
        assertThat(match("a\\{2\\}", false, "aaa")).isEqualTo("aa");
        assertThat(match("a{,", true, "a{,")).isEqualTo("a{,");
        assertThat(match("\\(a\\)\\1", false, "baa")).isEqualTo("aa");
    }

    @Test
    void what_is_no_expression_is_told() {
        for (String pattern : List.of("(", "[a", "a\\", "[[:nope:]]", "[z-a]", "(a)\\2", "a{2,1}")) {
            assertThat(Regex.compile(pattern, true, false)).as(pattern).isInstanceOf(Regex.Compiled.Bad.class);
        }
    }

    /** Small patterns on which both ways of choosing among matches agree about whether there is one, and where. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void there_is_a_match_where_java_finds_one(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
        Matcher java = Pattern.compile(pattern).matcher(text);
        Search search = ((Regex.Compiled.Good) Regex.compile(pattern, true, false))
                .regex()
                .find(text, 0);
        boolean found = java.find();
        assertThat(search.found()).isEqualTo(found);
        if (found) {
            assertThat(search.start()).isEqualTo(java.start());
            assertThat(search.end()).isGreaterThanOrEqualTo(java.end());
            assertThat(Pattern.compile(pattern)
                            .matcher(text.substring(0, search.end()))
                            .region(search.start(), search.end())
                            .matches())
                    .isTrue();
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("abc").ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> patterns() {
        return patterns(3);
    }

    private static Arbitrary<String> patterns(int depth) {
        Arbitrary<String> one = Arbitraries.of("a", "b", "c", ".", "[ab]", "[^a]");
        if (depth == 0) {
            return one;
        }
        Arbitrary<String> smaller = patterns(depth - 1);
        return Arbitraries.oneOf(
                one,
                Combinators.combine(smaller, smaller).as((a, b) -> a + b),
                Combinators.combine(smaller, smaller).as((a, b) -> "(" + a + "|" + b + ")"),
                Combinators.combine(smaller, Arbitraries.of("*", "+", "?", "{2}", "{1,2}"))
                        .as((a, b) -> "(" + a + ")" + b));
    }
}
