package dev.maitredkit.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.util.Timestamps;
import dev.maitredkit.reports.run.EarlierRun;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierRunsTest {

    @TempDir
    Path dir;

    @Test
    void records_of_files_and_folders_come_in_the_order_of_their_time_each_once() throws IOException {
        RunFiles.write(at(3), dir.resolve("a"));
        RunFiles.write(at(1), dir.resolve("b"));
        RunFiles.write(at(2), dir);
        List<EarlierRun> runs = EarlierRuns.read(List.of(dir, dir.resolve("b"), dir.resolve("a/run.json")));
        assertThat(runs).extracting(run -> run.getStarted().getSeconds()).containsExactly(1L, 2L, 3L);
        assertThat(runs.get(0).getResultsMap())
                .hasSize(44)
                .containsEntry("LAUNCH-007", Result.Verdict.FAILED)
                .containsEntry("LAUNCH-001", Result.Verdict.PASSED);
    }

    @Test
    void a_run_has_only_earlier_ones_beside_it() throws IOException {
        for (int second = 1; second <= 3; second++) {
            RunFiles.write(at(second), dir.resolve(Integer.toString(second)));
        }
        Run beside = EarlierRuns.beside(at(2), EarlierRuns.read(List.of(dir)));
        assertThat(beside.getHistoryList())
                .extracting(run -> run.getStarted().getSeconds())
                .containsExactly(1L);
    }

    @Test
    void the_latest_are_kept() throws IOException {
        for (int second = 1; second <= EarlierRuns.MOST + 2; second++) {
            Run small = SampleRun.empty().toBuilder()
                    .setStarted(Timestamps.fromSeconds(second))
                    .build();
            Files.writeString(dir.resolve(second + ".json"), RunJson.print(small));
        }
        List<Path> files;
        try (var found = Files.list(dir)) {
            files = found.toList();
        }
        assertThat(EarlierRuns.read(files))
                .hasSize(EarlierRuns.MOST)
                .first()
                .satisfies(run -> assertThat(run.getStarted().getSeconds()).isEqualTo(3));
    }

    @Test
    void a_folder_without_a_record_and_a_file_that_is_none_are_errors_that_name_them() throws IOException {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> EarlierRuns.read(List.of(dir)))
                .withMessageContaining("no run.json is in " + dir);
        Path file = Files.writeString(dir.resolve("other.json"), "{}");
        assertThatExceptionOfType(RunFormatException.class)
                .isThrownBy(() -> EarlierRuns.read(List.of(file)))
                .withMessageContaining(file.toString());
    }

    private static Run at(long second) {
        return SampleRun.sample().toBuilder()
                .setStarted(Timestamps.fromSeconds(second))
                .build();
    }
}
