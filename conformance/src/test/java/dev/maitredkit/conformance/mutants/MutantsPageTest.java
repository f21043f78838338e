package dev.maitredkit.conformance.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutantsPageTest {
    private static final MutantsPage PAGE = MutantsPage.parse(
            "# Mutants\n\n| class | method |\n|---|---|\n| A | b | c \\| d | 2 | It is the same. |\n");

    @Test
    void what_is_listed_with_a_reason_may_live() {
        assertThat(PAGE.problems(new Mutants(9, Map.of("A | b | c \\| d", 2)))).isEmpty();
        assertThat(PAGE.problems(new Mutants(9, Map.of()))).isEmpty();
    }

    @Test
    void what_is_not_listed_so_often_may_not() {
        assertThat(PAGE.problems(new Mutants(9, Map.of("A | b | c \\| d", 3))))
                .singleElement()
                .asString()
                .contains("3 live, 2 are listed");
        assertThat(PAGE.problems(new Mutants(9, Map.of("A | e | f", 1)))).hasSize(1);
    }

    @Test
    void a_page_that_was_written_anew_keeps_reasons_and_wants_those_that_lack() {
        Mutants found = new Mutants(9, Map.of("A | b | c \\| d", 1, "A | e | f", 1));
        MutantsPage renewed = MutantsPage.parse(PAGE.renewed(found).print());
        assertThat(renewed.listed())
                .containsEntry("A | b | c \\| d", new MutantsPage.Listed(1, "It is the same."))
                .hasSize(2);
        assertThat(renewed.problems(found)).containsExactly("A | e | f: it does not say why");
    }

    @Test
    void every_mutant_that_is_listed_has_a_reason() throws IOException {
        MutantsPage page = MutantsPage.parse(Files.readString(Path.of("..", "docs", "MUTANTS.md")));
        assertThat(page.problems(new Mutants(0, Map.of()))).isEmpty();
    }

    @Test
    void a_report_names_what_lives_without_lines_and_numbers_of_lambdas(@TempDir Path folder) throws IOException {
        String mutation = "<mutation detected='%s'><mutatedClass>x.y.Judge</mutatedClass>"
                + "<mutatedMethod>lambda$named$%d</mutatedMethod>"
                + "<description>replaced return value with \"\" for x/y/Judge::lambda$named$2</description></mutation>";
        Path report = Files.writeString(
                folder.resolve("mutations.xml"),
                "<mutations>" + mutation.formatted("false", 2) + mutation.formatted("false", 3)
                        + mutation.formatted("true", 4) + "</mutations>");
        assertThat(Mutants.read(report))
                .isEqualTo(new Mutants(3, Map.of("Judge | named | replaced return value with \"\"", 2)));
    }
}
