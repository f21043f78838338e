package dev.maitredkit.reports;

import dev.maitredkit.reports.run.Failure;
import dev.maitredkit.reports.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run in a few lines, for a terminal. */
public final class Summaries {

    private static final int VALUE = 400;
    private static final int STATE = 10;
    private static final int HEADLINE = 2_000;

    private Summaries() {}

    /**
     * For each rule that failed what was wanted and what came, for each that stayed undecided why; then the headline as
     * the last line. No line holds a character that a terminal would obey; long values are cut.
     */
    public static List<String> plain(Run run) {
        ReportPage page = ReportPage.of(run);
        List<String> lines = new ArrayList<>();
        page.failures().shown().forEach(line -> addFailure(lines, line));
        if (page.failures().omitted() > 0) {
            lines.add("and " + Words.count(page.failures().omitted(), "further failure") + "; see " + RunFiles.RECORD);
        }
        page.undecided().stream().filter(line -> line.failure().isEmpty()).forEach(line -> addReason(lines, line));
        lines.add(Excerpt.line(run.getHeadline(), HEADLINE));
        return List.copyOf(lines);
    }

    private static void addFailure(List<String> lines, RuleLine line) {
        Failure failure = line.failure().orElse(Failure.getDefaultInstance());
        lines.add(head(line) + " " + Excerpt.line(line.rule().getTitle(), VALUE));
        if (!line.plain()) {
            lines.add("    " + Excerpt.line(line.reason(), VALUE));
        }
        add(lines, "    wanted: ", failure.getWanted());
        add(lines, "    got:    ", failure.getGot());
        failure.getStateList().stream()
                .limit(STATE)
                .forEach(part -> lines.add("    state:  " + Excerpt.line(part.getWhat(), VALUE) + ": wanted "
                        + Excerpt.line(part.getWanted(), VALUE) + ", got " + Excerpt.line(part.getGot(), VALUE)));
        add(lines, "    repeat: ", failure.getRepeatCommand());
        add(lines, "    replay: ", failure.getReplayCommand());
    }

    private static void addReason(List<String> lines, RuleLine line) {
        lines.add(head(line) + " " + Excerpt.line(line.reason(), VALUE));
    }

    private static String head(RuleLine line) {
        return line.look().word().toUpperCase(Locale.ROOT) + " " + Excerpt.line(line.id(), 80);
    }

    private static void add(List<String> lines, String name, String value) {
        if (!value.isEmpty()) {
            lines.add(name + Excerpt.line(value.strip(), VALUE));
        }
    }
}
