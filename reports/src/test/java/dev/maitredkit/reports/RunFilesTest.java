package dev.maitredkit.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.maitredkit.reports.run.EarlierRun;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Rule;
import dev.maitredkit.reports.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {

    @TempDir
    Path dir;

    @Test
    void a_record_reads_back_as_it_was_written() throws IOException {
        RunFiles.write(SampleRun.sample(), dir);
        assertThat(RunFiles.read(dir.resolve("run.json"))).isEqualTo(SampleRun.sample());
    }

    @Test
    void hostile_text_reads_back_as_it_was_written() throws IOException {
        for (String hostile : Hostile.ALL) {
            Run run = SampleRun.saying(hostile);
            RunFiles.write(run, dir);
            assertThat(RunFiles.read(dir.resolve("run.json")).getHeadline()).isEqualTo(hostile);
        }
    }

    @Test
    void the_record_on_disk_has_no_character_that_a_terminal_obeys() throws IOException {
        RunFiles.write(SampleRun.saying(Hostile.CONTROLS + Hostile.BIDI + Hostile.INVISIBLE), dir);
        assertThat(Files.readString(dir.resolve("run.json")).codePoints())
                .allMatch(point -> point == '\n' || !Character.isISOControl(point))
                .noneMatch(point -> Character.getType(point) == Character.FORMAT);
    }

    @Test
    void the_record_states_its_format_first_and_ends_with_a_newline() throws IOException {
        RunFiles.write(SampleRun.sample(), dir);
        assertThat(Files.readString(dir.resolve("run.json")))
                .startsWith("{\n  \"format\": 1,\n")
                .endsWith("}\n");
    }

    @Test
    void the_same_run_is_written_to_the_same_bytes_over_an_earlier_one() throws IOException {
        RunFiles.write(SampleRun.sample(), dir);
        byte[] first = Files.readAllBytes(dir.resolve("run.json"));
        RunFiles.write(SampleRun.empty(), dir);
        assertThat(Files.readAllBytes(dir.resolve("run.json"))).isNotEqualTo(first);
        RunFiles.write(SampleRun.sample(), dir);
        assertThat(Files.readAllBytes(dir.resolve("run.json"))).isEqualTo(first);
    }

    @Test
    void only_the_record_and_its_renderings_are_left_behind() throws IOException {
        RunFiles.write(SampleRun.sample(), dir.resolve("new/folder"));
        try (var files = Files.list(dir.resolve("new/folder"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("run.json", "report.html", "junit.xml", "summary.md", "badge.svg");
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_an_io_error() throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "in the way");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> RunFiles.write(SampleRun.sample(), file.resolve("reports")));
    }

    @Test
    void a_file_that_is_no_sound_record_is_refused_with_its_name_and_the_reason() throws IOException {
        String sound = RunJson.print(SampleRun.sample());
        refused("", "the file is empty");
        refused("hello", "or no JSON");
        refused("[1, 2]", "not a record of a run");
        refused("3", "not a record of a run");
        refused("null", "not a record of a run");
        refused("{format: 1}", "or no JSON");
        refused("{\"format\": 1} // a remark", "or no JSON");
        refused("[".repeat(100_000), "or no JSON");
        refused("{}", "no format number");
        refused("{\"tests\": 3}", "no format number");
        refused("{\"format\": 2, \"verdict\": {\"new\": true}}", "a record in format 2; this kit reads format 1 only");
        refused("{\"format\": \"\\u001b\"}", "\\u001b");
        refused("{\"format\": \"one\"}", "not a record of a run");
        refused(sound.substring(0, sound.length() / 2), "cut short");
        refused(sound.substring(0, sound.length() - 2), "cut short");
        refused(sound + sound, "or no JSON");
        refused(sound + "x", "or no JSON");
        refused(sound.replace("\"seed\"", "\"sead\""), "sead");
        refused(sound.replace("\"PASSED\"", "\"SPLENDID\""), "SPLENDID");
        refused(sound.replaceFirst("\"tries\": \\d+", "\"tries\": \"many\""), "many");
        refused("{\"format\": 1}", "it has no verdict");
    }

    @Test
    void a_record_cut_anywhere_is_refused() {
        String sound = RunJson.print(SampleRun.empty());
        for (int length = 0; length < sound.length() - 1; length++) {
            String cut = sound.substring(0, length);
            assertThatExceptionOfType(RunFormatException.class)
                    .as("cut to %d characters", length)
                    .isThrownBy(() -> RunJson.parse(cut));
        }
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() throws IOException {
        Path file = Files.write(dir.resolve("run.json"), new byte[] {'{', (byte) 0xff, '}'});
        assertThatExceptionOfType(RunFormatException.class)
                .isThrownBy(() -> RunFiles.read(file))
                .withMessageContaining("not UTF-8");
    }

    @Test
    void a_run_that_contradicts_itself_is_not_written() {
        Run run = SampleRun.sample();
        Result result = run.getResults(0);
        contradicts(run.toBuilder().setFormat(0).build(), "format is 0");
        contradicts(run.toBuilder().clearVerdict().build(), "no verdict");
        contradicts(run.toBuilder().addCatalogue(run.getCatalogue(0)).build(), "twice");
        contradicts(
                run.toBuilder()
                        .addCatalogue(Rule.newBuilder().setId("WIRE-999"))
                        .build(),
                "no level");
        contradicts(run.toBuilder().addCatalogue(Rule.newBuilder()).build(), "no id");
        contradicts(run.toBuilder().addResults(result).build(), "two results");
        contradicts(with(run, result.toBuilder().setRule("NONE-001")), "not in its catalogue");
        contradicts(with(run, result.toBuilder().clearVerdict()), "has no verdict");
        contradicts(with(run, result.toBuilder().setVerdict(Result.Verdict.BLOCKED)), "gives no reason");
        contradicts(
                with(run, result.toBuilder().setVerdict(Result.Verdict.FAILED).setReason("so")), "tells of no failure");
        contradicts(
                with(run, result.toBuilder().setVerdict(Result.Verdict.FLAKY).setReason("so")), "tells of no failure");
        contradicts(with(run, result.toBuilder().setVerdict(Result.Verdict.STALE_KNOWN_FAILURE)), "gives no reason");
        contradicts(with(run, result.toBuilder().setVerdictValue(77)), "has no verdict");
        contradicts(run.toBuilder().addHistory(EarlierRun.getDefaultInstance()).build(), "an earlier run");
        contradicts(
                run.toBuilder()
                        .addHistory(EarlierRun.newBuilder()
                                .setVerdict(Run.Verdict.CONFORMANT)
                                .putResultsValue("WIRE-001", 77))
                        .build(),
                "an earlier run");
        assertThat(List.of(dir.toFile().list())).isEmpty();
    }

    private void contradicts(Run run, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunFiles.write(run, dir))
                .withMessageContaining(why);
    }

    private static Run with(Run run, Result.Builder first) {
        return run.toBuilder().setResults(0, first).build();
    }

    private void refused(String text, String why) throws IOException {
        Path file = Files.writeString(dir.resolve("run.json"), text);
        assertThatExceptionOfType(RunFormatException.class)
                .as(text.length() > 80 ? text.substring(0, 80) : text)
                .isThrownBy(() -> RunFiles.read(file))
                .withMessageStartingWith(file + ": ")
                .withMessageContaining(why);
    }
}
