package dev.maitredkit.conformance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/RULES.md is what the sentences, rules and checks say. {@code -Drules.write=true} writes it instead of comparing it. */
class RulesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "RULES.md");

    private final String page = RulesPage.of(Catalogue.load(), Sentences.load());

    @Test
    void the_page_is_up_to_date() throws IOException {
        if (Boolean.getBoolean("rules.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("docs/RULES.md is out of date: `mvn -pl conformance -am verify -Drules.write=true` writes it")
                .hasContent(page);
    }

    @Test
    void every_link_within_the_page_leads_somewhere() {
        Matcher link = Pattern.compile("\\]\\(#([^)]+)\\)").matcher(page);
        while (link.find()) {
            assertThat(page).contains("<a id=\"" + link.group(1) + "\"></a>");
        }
    }

    @Test
    void every_link_to_a_file_leads_to_one() {
        Matcher link = Pattern.compile("\\]\\((\\.\\./[^)]+)\\)").matcher(page);
        while (link.find()) {
            assertThat(PAGE.resolveSibling(link.group(1))).isRegularFile();
        }
    }
}
