package dev.maitredkit.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Leaves reports in target/ for looking at. */
class SampleReportTest {

    @Test
    void sample_reports_are_left_for_looking_at() throws IOException {
        Path target = Path.of("target", "sample-reports");
        String hostile = String.join("\n", Hostile.ALL).substring(0, 30_000);
        RunFiles.write(SampleRun.sample(), target.resolve("not-conformant"));
        RunFiles.write(SampleEvidence.with(SampleRun.sample()), target.resolve("rich"));
        RunFiles.write(SampleRun.conformant(), target.resolve("conformant"));
        RunFiles.write(SampleRun.empty(), target.resolve("empty"));
        RunFiles.write(SampleRun.saying(hostile), target.resolve("hostile"));
        try (var files = Files.walk(target)) {
            assertThat(files.filter(file -> file.endsWith("report.html"))).hasSize(5);
        }
    }
}
