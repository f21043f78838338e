package dev.maitredkit.conformance.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maitredkit.conformance.rules.Catalogue;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownFailuresFileTest {
    @Test
    void a_right_file_is_read_and_names_itself() {
        assertThat(parse("known { rule: \"LAUNCH-003\" message: \"got O.\" reason: \"issue 17\" }")
                        .file())
                .contains("known.textproto");
        assertThat(KnownFailures.none().file()).isEmpty();
    }

    @Test
    void each_mistake_has_its_place_and_what_would_be_right() {
        String text = """
                known { rule: "LUNCH-003" message: "x" reason: "y" }
                known { rule: "LAUNCH-003" message: "got (" reason: "y" }
                known { rule: "LAUNCH-003" message: "x" reason: "y" }
                known { rule: "LAUNCH-004" message: "x" }
                known { message: "x" reason: "y" }
                known { rule: "LAUNCH-005" reason: "y" }
                """;
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("known.textproto:1:9: there is no rule \"LUNCH-003\"")
                .hasMessageContaining("known.textproto:2:28: message: \"got (\" is no regular expression")
                .hasMessageContaining("known.textproto:3:9: LAUNCH-003 has an entry already (number 2)")
                .hasMessageContaining("known.textproto:4:1: reason is missing")
                .hasMessageContaining("known.textproto:5:1: rule is missing")
                .hasMessageContaining("known.textproto:6:1: message is missing");
    }

    @Test
    void what_is_no_such_text_is_refused_by_line() {
        assertThatThrownBy(() -> parse("known { rool: \"LAUNCH-003\" }")).hasMessageContaining("known.textproto:1:9");
        assertThatThrownBy(() -> parse("")).hasMessageContaining("there is no known failure in it");
    }

    @Test
    void a_file_that_is_not_there_is_told_by_name(@TempDir Path directory) {
        Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> KnownFailuresFile.load(missing, Catalogue.load()))
                .hasMessageContaining(missing + ": there is no such file");
        assertThatThrownBy(() -> KnownFailuresFile.load(directory, Catalogue.load()))
                .hasMessageContaining("this is a directory");
    }

    private static KnownFailures parse(String text) {
        return KnownFailuresFile.parse("known.textproto", text, Catalogue.load());
    }
}
