package dev.maitredkit.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.fidelity.SequencePlay.Played;
import dev.maitredkit.fidelity.data.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The replay, and what must hold of it. {@code -Dfidelity.write=true} writes the page instead of comparing it. */
class FidelityTest {
    private static final Path PAGE = Path.of("..", "docs", "FIDELITY.md");

    private static final Map<String, List<Verdict>> VERDICTS = new LinkedHashMap<>();
    private static List<Played> sequences;

    @BeforeAll
    static void replay() {
        Map<String, List<Row>> rows = Records.rows();
        Map<String, Row> byId = new HashMap<>();
        rows.values().forEach(area -> area.forEach(row -> byId.put(row.getId(), row)));
        RowPlay play = new RowPlay(byId);
        rows.forEach(
                (area, all) -> VERDICTS.put(area, all.stream().map(play::play).toList()));
        sequences = Records.sequences().stream().map(SequencePlay::play).toList();
    }

    private static List<Verdict> all() {
        return VERDICTS.values().stream().flatMap(List::stream).toList();
    }

    @Test
    void the_whole_record_is_replayed() {
        assertThat(all()).hasSize(369);
        assertThat(sequences).hasSize(150);
        assertThat(sequences.stream()
                        .mapToInt(it -> it.sequence().steps().size())
                        .sum())
                .isEqualTo(3480);
    }

    @Test
    void no_more_rows_differ_than_did() {
        assertThat(Agreement.ofRows(all())).isGreaterThanOrEqualTo(ratchet("rows"));
    }

    @Test
    void no_more_steps_differ_than_did() {
        assertThat(Agreement.ofSteps(sequences)).isGreaterThanOrEqualTo(ratchet("steps"));
    }

    @Test
    void what_differs_is_explained_and_what_is_explained_differs() {
        assertThat(all())
                .allSatisfy(it -> assertThat(it.because().isEmpty())
                        .as("%s: %s", it.id(), it.reasons())
                        .isEqualTo(it.kind() != Verdict.Kind.DIFFERS));
    }

    @Test
    void the_page_says_what_came_of_it() throws IOException {
        String page = FidelityPage.of(VERDICTS, sequences);
        if (Boolean.getBoolean("fidelity.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page);
    }

    /** The least share that must agree; raise it when more does. */
    private static double ratchet(String what) {
        return Records.resource("agreement.txt")
                .lines()
                .filter(line -> line.startsWith(what + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(what.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
