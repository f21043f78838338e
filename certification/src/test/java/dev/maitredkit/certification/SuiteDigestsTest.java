package dev.maitredkit.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.reports.run.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteDigestsTest {
    @TempDir
    private Path directory;

    @Test
    void the_kit_has_a_digest_of_each_and_the_same_ones_again() {
        Digests digests = SuiteDigests.compute();
        assertThat(digests.getSuite()).matches("[0-9a-f]{64}");
        assertThat(digests.getProtocol()).matches("[0-9a-f]{64}");
        assertThat(digests.getCatalogue()).matches("[0-9a-f]{64}");
        assertThat(SuiteDigests.compute()).isEqualTo(digests);
    }

    @Test
    void a_folder_and_a_jar_with_the_same_files_come_to_the_same_digest() throws IOException {
        Path folder = directory.resolve("classes");
        Files.createDirectories(folder.resolve("in/deep"));
        Files.writeString(folder.resolve("in/deep/b"), "two");
        Files.writeString(folder.resolve("in/a"), "one");
        Files.writeString(folder.resolve("out"), "three");
        Path jar = directory.resolve("classes.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name : new String[] {"out", "in/deep/b", "in/a"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Files.readAllBytes(folder.resolve(name)));
            }
        }
        Map<String, String> files = SuiteDigests.inFolder(folder, "in/");
        assertThat(files).containsOnlyKeys("in/a", "in/deep/b").isEqualTo(SuiteDigests.inJar(jar, "in/"));
        // What sha256sum in/a in/deep/b | sha256sum prints.
        assertThat(SuiteDigests.listing(files))
                .isEqualTo("968ebeab986469b07309eec6c482c309587e74466ee5b747220e230d90d27e55");
    }

    @Test
    void another_content_or_name_is_another_digest_and_nothing_has_none() {
        assertThat(SuiteDigests.listing(Map.of("a", "1"))).isNotEqualTo(SuiteDigests.listing(Map.of("b", "1")));
        assertThat(SuiteDigests.listing(Map.of("a", "1"))).isNotEqualTo(SuiteDigests.listing(Map.of("a", "2")));
        assertThat(SuiteDigests.listing(Map.of())).isEmpty();
    }
}
