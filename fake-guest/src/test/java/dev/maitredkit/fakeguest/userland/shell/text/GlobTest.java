package dev.maitredkit.fakeguest.userland.shell.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class GlobTest {
    @Test
    void stars_and_brackets_match_as_posix_says() {
        assertThat(Glob.of("a*c").matches("abbc")).isTrue();
        assertThat(Glob.of("a*c").matches("abbd")).isFalse();
        assertThat(Glob.of("[!a-c]?").matches("dx")).isTrue();
        assertThat(Glob.of("[]-]").matches("-")).isTrue();
        assertThat(Glob.of("[[:digit:]x]").matches("7")).isTrue();
        assertThat(Glob.of("[a").matches("[a")).isTrue();
        assertThat(Glob.of("\\*").matches("x")).isFalse();
    }

    @Test
    void the_shortest_and_the_longest_ends_are_found() {
        assertThat(Glob.of("*/").shortestPrefix("a/b/c")).isEqualTo(2);
        assertThat(Glob.of("*/").longestPrefix("a/b/c", 0)).isEqualTo(4);
        assertThat(Glob.of(".*").findSuffix("a.b.c", false)).isEqualTo(3);
        assertThat(Glob.of(".*").findSuffix("a.b.c", true)).isEqualTo(1);
        assertThat(Glob.of("x").findSuffix("abc", true)).isEqualTo(-1);
    }

    @Test
    void many_stars_do_not_take_exponential_time() {
        String text = "a".repeat(20_000);
        Glob glob = Glob.of("*a".repeat(20) + "b");
        assertThat(glob.matches(text)).isFalse();
    }

    @Property
    void a_quoted_text_matches_itself_alone(
            @ForAll @Chars({'a', '*', '[', ']', '\\', '?', '-', '!'}) @StringLength(max = 8) String text,
            @ForAll @Chars({'a', '*', '[', ']', '\\', '?', '-', '!'}) @StringLength(max = 8) String other) {
        assertThat(Glob.of(Glob.quote(text)).matches(text)).isTrue();
        assertThat(Glob.of(Glob.quote(text)).matches(other)).isEqualTo(text.equals(other));
        assertThat(Glob.unquote(Glob.quote(text))).isEqualTo(text);
    }
}
