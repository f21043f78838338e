package dev.maitredkit.fakeguest.kernel.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ContentTest {
    /** A write of so many bytes, or a truncation when there are none. */
    record Change(int offset, int length) {}

    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20_000),
                        Arbitraries.integers().between(0, 9_000))
                .as(Change::new)
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 200)
    void it_is_what_was_written(@ForAll("changes") List<Change> changes) {
        Content content = Content.EMPTY;
        StringBuilder model = new StringBuilder();
        char letter = 'a';
        for (Change change : changes) {
            if (change.length() == 0) {
                content = content.truncate(change.offset());
                model.setLength(change.offset());
            } else {
                String data = String.valueOf(letter++).repeat(change.length());
                content = content.write(change.offset(), data);
                model.setLength(Math.max(model.length(), change.offset() + change.length()));
                model.replace(change.offset(), change.offset() + change.length(), data);
            }
            assertThat(content.size()).isEqualTo(model.length());
            assertThat(content.text()).isEqualTo(model.toString());
        }
    }

    @Test
    void a_slice_ends_at_the_end() {
        Content content = Content.of("abcdef");
        assertThat(content.read(4, 10)).isEqualTo("ef");
        assertThat(content.read(6, 10)).isEmpty();
        assertThat(content).isEqualTo(Content.of("abc").write(3, "def")).isNotEqualTo(Content.of("abcdeF"));
    }

    @Test
    void holes_are_not_allocated() {
        Content sparse = Content.EMPTY.write(1L << 40, "x");
        assertThat(sparse.allocatedPages()).isEqualTo(1);
        assertThat(sparse.truncate(1).allocatedPages()).isZero();
    }
}
