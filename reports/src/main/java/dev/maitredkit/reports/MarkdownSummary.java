package dev.maitredkit.reports;

import dev.maitredkit.reports.run.Failure;
import dev.maitredkit.reports.run.Run;
import java.util.ArrayList;
import java.util.List;

/** summary.md: the run in a screenful of Markdown, for the summary of a job of continuous integration. */
final class MarkdownSummary {

    private static final int MOST_FAILURES = 20;
    private static final int VALUE = 300;
    private static final int COMMAND = 1_000;

    private MarkdownSummary() {}

    static String render(Run run) {
        ReportPage page = ReportPage.of(run);
        List<String> lines = new ArrayList<>();
        lines.add("## " + page.verdict().sign() + " Maitred guest: "
                + page.verdict().word() + (run.getPartial() ? " (partial run)" : ""));
        lines.add("");
        lines.add(Markdown.code(run.getGuest().getAddress(), VALUE) + ": " + Markdown.text(run.getHeadline(), COMMAND));
        lines.add("");
        counts(lines, page.counts());
        Cut<RuleLine> failures = Cut.of(page.failures().shown(), MOST_FAILURES);
        failures.shown().forEach(line -> failure(lines, line));
        int more = failures.omitted() + page.failures().omitted();
        if (more > 0) {
            lines.add("- " + Words.count(more, "further failure") + " in `report.html`");
        }
        if (!failures.isEmpty()) {
            lines.add("");
        }
        page.limits().forEach(limit -> lines.addAll(List.of("> " + Markdown.text(limit, COMMAND), "")));
        lines.add("Kit " + Markdown.text(run.getKitVersion(), 100) + ", seed " + run.getSeed() + ", "
                + Words.duration(run.getElapsed()) + ". Repeat: " + Markdown.code(run.getCommand(), COMMAND));
        return String.join("\n", lines) + "\n";
    }

    private static void counts(List<String> lines, Counts counts) {
        if (counts.total() == 0) {
            return;
        }
        lines.add("| verdict | rules |");
        lines.add("|---|---:|");
        for (Counts.Count count : counts.all()) {
            lines.add("| " + count.look().sign() + " " + count.look().word() + " | " + Words.number(count.number())
                    + " |");
        }
        lines.add("");
    }

    private static void failure(List<String> lines, RuleLine line) {
        Failure failure = line.failure().orElse(Failure.getDefaultInstance());
        lines.add("- **" + line.look().word() + " " + Markdown.text(line.id(), 80) + "** "
                + Markdown.text(line.rule().getTitle(), VALUE));
        if (failure.getWanted().isEmpty() && failure.getGot().isEmpty()) {
            item(lines, "", Markdown.text(line.reason(), VALUE));
        }
        item(lines, "wanted ", Markdown.code(failure.getWanted(), VALUE));
        item(lines, "got ", Markdown.code(failure.getGot(), VALUE));
        item(lines, "repeat ", Markdown.code(failure.getRepeatCommand(), COMMAND));
        item(lines, "replay ", Markdown.code(failure.getReplayCommand(), COMMAND));
    }

    private static void item(List<String> lines, String name, String value) {
        if (!value.isEmpty()) {
            lines.add("  - " + name + value);
        }
    }
}
