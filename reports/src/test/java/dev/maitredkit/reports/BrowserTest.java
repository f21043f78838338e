package dev.maitredkit.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import dev.maitredkit.reports.run.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser, from a file, without a network. Screenshots are left in target/screenshots. */
@Tag("browser")
class BrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int DESKTOP = 1100;
    private static final int PHONE = 360;
    private static final int TAB = 9;
    private static final int ENTER = 13;

    @TempDir
    static Path dir;

    private static Chromium browser;
    private static Path page;
    private static Path hostile;

    @BeforeAll
    static void start() throws IOException {
        Optional<Path> program = Chromium.find();
        if (program.isEmpty()) {
            System.err.println("""
                    ********************************************************************************
                    *  LEFT OUT: the report in a browser. It needs Chromium: install the package   *
                    *  chromium, or have chromium or google-chrome in PATH.                        *
                    ********************************************************************************""");
        }
        assumeTrue(program.isPresent(), "no Chromium on this machine");
        page = written("rich", SampleEvidence.with(SampleRun.sample()));
        hostile = written(
                "hostile", SampleRun.saying(String.join(" ", Hostile.ALL).substring(0, 9_000)));
        browser = Chromium.start(program.get(), dir.resolve("profile"));
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void no_text_runs_into_another() {
        Chromium.Tab tab = browser.open();
        for (int width : new int[] {DESKTOP, PHONE}) {
            tab.show(page, width, 800, "light");
            tab.value("document.querySelectorAll('details').forEach(d => d.open = true)");
            assertThat(texts(tab.value(script("overlap.js")))).isEmpty();
        }
    }

    @Test
    void it_asks_nothing_of_a_network_and_runs_without_a_complaint() {
        Chromium.Tab tab = browser.open();
        tab.show(page, DESKTOP, 900, "light");
        tab.media("print", "dark");
        tab.screenshot();
        assertThat(tab.heard("Network.requestWillBeSent"::equals))
                .extracting(event -> event.getAsJsonObject("request").get("url").getAsString())
                .containsExactly(page.toUri().toString());
        assertThat(tab.heard(method -> method.equals("Log.entryAdded") || method.equals("Runtime.exceptionThrown")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {320, PHONE, 768, DESKTOP})
    void nothing_sticks_out_at_any_width(int width) {
        Chromium.Tab tab = browser.open();
        for (Path shown : List.of(page, hostile)) {
            tab.show(shown, width, 800, "light");
            tab.value("document.querySelectorAll('details').forEach(d => d.open = true)");
            assertThat(texts(tab.value(script("overflow.js"))))
                    .as(shown.toString())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void every_text_can_be_told_from_what_is_behind_it(String colours) {
        Chromium.Tab tab = browser.open();
        for (int width : new int[] {DESKTOP, PHONE}) {
            tab.show(page, width, 800, colours);
            tab.value("document.querySelectorAll('details').forEach(d => d.open = true)");
            assertThat(texts(tab.value(script("contrast.js")))).isEmpty();
        }
        assertThat(tab.value("matchMedia('(prefers-color-scheme: dark)').matches")
                        .getAsBoolean())
                .isEqualTo(colours.equals("dark"));
    }

    @Test
    void every_part_is_there_and_its_entry_in_the_table_of_contents_leads_to_it() {
        Chromium.Tab tab = browser.open();
        tab.show(page, DESKTOP, 900, "light");
        List<String> links = texts(tab.value("[...document.querySelectorAll('nav a')].map(a => a.hash)"));
        assertThat(links).hasSize(8);
        for (String link : links) {
            String height = "document.querySelector('" + link + "').parentElement.getBoundingClientRect().height";
            assertThat(tab.value(height).getAsDouble()).as(link).isGreaterThan(40);
            tab.value("location.hash = '" + link + "'");
            double top = tab.value("document.querySelector('" + link + "').getBoundingClientRect().top")
                    .getAsDouble();
            double bar = tab.value("document.querySelector('nav').getBoundingClientRect().bottom")
                    .getAsDouble();
            assertThat(top).as("%s, below the bar", link).isBetween(bar - 1, 900.0);
        }
    }

    @Test
    void the_keyboard_reaches_all_in_order_and_shows_where_it_is() {
        Chromium.Tab tab = browser.open();
        tab.show(page, DESKTOP, 900, "light");
        String where = "(() => { const e = document.activeElement; const s = getComputedStyle(e);"
                + " const r = e.getBoundingClientRect(); return [e.tagName + ' ' + (e.hash ?? e.textContent.trim()),"
                + " s.outlineStyle + ' ' + s.outlineWidth,"
                + " String(r.right > 0 && r.bottom > 0 && r.left < innerWidth && r.top < innerHeight)] })()";
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            tab.press("Tab", TAB);
            List<String> focus = texts(tab.value(where));
            order.add(focus.get(0));
            assertThat(focus.subList(1, 3)).as(focus.get(0)).containsExactly("solid 3px", "true");
        }
        assertThat(order)
                .startsWith("A #rules", "A #failures", "A #undecided", "A #history", "A #rules")
                .contains("A #rule-LAUNCH-007", "SUMMARY The smallest scenario that fails");
        String inOrder = "(() => { const all = [...document.querySelectorAll('a, summary, [tabindex]')];"
                + " return all.filter(e => e.tabIndex !== 0).length })()";
        assertThat(tab.value(inOrder).getAsInt()).isZero();
    }

    @Test
    void what_is_folded_opens_by_the_keyboard() {
        Chromium.Tab tab = browser.open();
        tab.show(page, DESKTOP, 900, "light");
        String scenario = "document.querySelector('details.scenario')";
        tab.value(scenario + ".querySelector('summary').focus()");
        assertThat(tab.value(scenario + ".open").getAsBoolean()).isFalse();
        tab.call(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyDown", "key", "Enter", "text", "\r", "windowsVirtualKeyCode", ENTER));
        assertThat(tab.value(scenario + ".open").getAsBoolean()).isTrue();
    }

    @Test
    void on_paper_what_is_folded_is_open_and_what_is_for_hands_is_gone() {
        Chromium.Tab tab = browser.open();
        tab.show(page, 794, 1123, "dark");
        String shown = "(() => { const d = [...document.querySelectorAll('details:not([open]) > :not(summary)')];"
                + " return [String(d.length > 5), String(d.every(e => e.checkVisibility() && e.getBoundingClientRect().height > 0)),"
                + " getComputedStyle(document.querySelector('nav')).display,"
                + " getComputedStyle(document.body).backgroundColor] })()";
        assertThat(texts(tab.value(shown)).subList(0, 2)).containsExactly("true", "false");
        tab.media("print", "light");
        assertThat(texts(tab.value(shown))).containsExactly("true", "true", "none", "rgb(255, 255, 255)");
        byte[] pdf = tab.pdf();
        Chromium.save(SCREENSHOTS.resolve("report.pdf"), pdf);
        assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    }

    @Test
    void on_a_phone_tables_are_tables_still_to_those_who_listen() {
        Chromium.Tab tab = browser.open();
        tab.show(page, PHONE, 780, "light");
        List<String> unnamed = new ArrayList<>();
        int tables = 0;
        for (JsonElement node :
                tab.call("Accessibility.getFullAXTree", Map.of()).getAsJsonArray("nodes")) {
            JsonElement role = node.getAsJsonObject().get("role");
            if (role != null
                    && role.getAsJsonObject().get("value").getAsString().equals("table")) {
                tables++;
                JsonElement name = node.getAsJsonObject().get("name");
                if (name == null
                        || name.getAsJsonObject().get("value").getAsString().isBlank()) {
                    unnamed.add(node.toString());
                }
            }
        }
        assertThat(tables).isGreaterThan(10);
        assertThat(unnamed).isEmpty();
    }

    @Test
    void screenshots_are_left_for_looking_at() {
        Chromium.Tab tab = browser.open();
        for (String colours : List.of("light", "dark")) {
            tab.show(page, DESKTOP, 1250, colours);
            Chromium.save(SCREENSHOTS.resolve("desktop-" + colours + ".png"), tab.screenshot());
            tab.show(page, 390, 844, colours);
            Chromium.save(SCREENSHOTS.resolve("phone-" + colours + ".png"), tab.screenshot());
            Chromium.save(SCREENSHOTS.resolve("phone-whole-" + colours + ".png"), tab.whole());
        }
        assertThat(SCREENSHOTS.resolve("phone-dark.png")).isNotEmptyFile();
    }

    private static List<String> texts(JsonElement array) {
        return array.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    private static String script(String name) {
        try (InputStream file = Objects.requireNonNull(BrowserTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path written(String name, Run run) throws IOException {
        Path file = dir.resolve(name + ".html");
        return Files.writeString(file, HtmlReport.render(run)).toRealPath();
    }
}
