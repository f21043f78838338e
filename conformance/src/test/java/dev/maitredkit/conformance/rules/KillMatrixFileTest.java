package dev.maitredkit.conformance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.TextFormat;
import dev.maitredkit.reports.run.Kill;
import dev.maitredkit.reports.run.KillMatrix;
import dev.maitredkit.reports.run.Rule;
import org.junit.jupiter.api.Test;

class KillMatrixFileTest {
    @Test
    void the_file_has_a_kill_for_every_rule() {
        KillMatrix matrix = KillMatrixFile.load();
        assertThat(matrix.getFull()).isTrue();
        assertThat(matrix.getKillList()).allMatch(Kill::getKilled);
        assertThat(matrix.getKillList().stream().map(Kill::getRule))
                .containsAll(Catalogue.load().rules().stream().map(Rule::getId).toList());
    }

    @Test
    void what_is_printed_reads_back() throws TextFormat.ParseException {
        KillMatrix matrix = KillMatrixFile.load();
        KillMatrix.Builder read = KillMatrix.newBuilder();
        TextFormat.merge(KillMatrixFile.print(matrix), read);
        assertThat(read.build()).isEqualTo(matrix);
    }
}
