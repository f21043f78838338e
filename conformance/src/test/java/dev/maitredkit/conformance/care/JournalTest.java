package dev.maitredkit.conformance.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final String ONE = "/tmp/maitred-kit-00000000-0001";
    private static final String OTHER = "/tmp/maitred-kit-00000000-0002";
    private static final String ADDRESS = "unix:/run/guest.sock";

    @TempDir
    private Path home;

    @Test
    void what_one_run_made_the_next_one_reads() throws IOException {
        try (Journal journal = Journal.open(home, ADDRESS)) {
            journal.made(ONE);
            journal.made(OTHER);
            journal.gone(ONE);
        }
        try (Journal journal = Journal.open(home, ADDRESS)) {
            assertThat(journal.directories()).containsExactly(OTHER);
        }
    }

    @Test
    void it_is_on_the_disk_before_the_deed_and_nobody_elses_to_read() throws IOException {
        try (Journal journal = Journal.open(home, ADDRESS)) {
            journal.made(ONE);
            assertThat(Files.readString(journal.file())).isEqualTo("made " + ONE + "\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal.file())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void it_goes_away_with_the_last_entry() throws IOException {
        Journal journal = Journal.open(home, ADDRESS);
        journal.made(ONE);
        journal.gone(ONE);
        journal.close();
        assertThat(journal.file()).doesNotExist();
    }

    @Test
    void each_address_has_its_own() throws IOException {
        try (Journal one = Journal.open(home, "unix:/a/b");
                Journal other = Journal.open(home, "unix:/a_b")) {
            assertThat(one.file()).isNotEqualTo(other.file());
        }
    }

    @Test
    void a_second_run_on_the_same_guest_is_refused() throws IOException {
        try (Journal journal = Journal.open(home, ADDRESS)) {
            assertThatThrownBy(() -> Journal.open(home, ADDRESS))
                    .hasMessageContaining("another run on the guest at " + ADDRESS)
                    .hasMessageContaining(journal.file().toString());
        }
    }

    @Test
    void a_line_that_was_cut_off_was_not_done() throws IOException {
        Path file = journalWith("made " + ONE + "\nmade /tmp/maitred-kit-000");
        try (Journal journal = Journal.open(home, ADDRESS)) {
            assertThat(journal.directories()).containsExactly(ONE);
            journal.made(OTHER);
        }
        assertThat(file).exists();
        try (Journal journal = Journal.open(home, ADDRESS)) {
            assertThat(journal.directories()).containsExactly(ONE, OTHER);
        }
    }

    @Test
    void a_directory_of_another_kind_is_never_taken_from_it() throws IOException {
        Path file = journalWith("made /home\n");
        assertThatThrownBy(() -> Journal.open(home, ADDRESS))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("/home");
    }

    @Test
    void a_folder_that_cannot_be_made_is_told_with_the_variable_that_moves_it() throws IOException {
        Path notAFolder = Files.createFile(home.resolve("file"));
        assertThatThrownBy(() -> Journal.open(notAFolder.resolve("maitred-kit"), ADDRESS))
                .hasMessageContaining("XDG_STATE_HOME");
    }

    @Test
    void it_is_where_xdg_says() {
        assertThat(Journal.home(Map.of("XDG_STATE_HOME", "/state"))).isEqualTo(Path.of("/state/maitred-kit"));
        assertThat(Journal.home(Map.of("XDG_STATE_HOME", "relative")))
                .isEqualTo(Path.of(System.getProperty("user.home"), ".local/state/maitred-kit"));
    }

    private Path journalWith(String text) throws IOException {
        Path file;
        try (Journal journal = Journal.open(home, ADDRESS)) {
            journal.made(ONE);
            file = journal.file();
        }
        Files.writeString(file, text, StandardOpenOption.TRUNCATE_EXISTING);
        return file;
    }
}
