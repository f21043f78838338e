package dev.maitredkit.reports;

import dev.maitredkit.reports.run.Exchange;
import dev.maitredkit.reports.run.Failure;
import dev.maitredkit.reports.run.StateDifference;

/** A failure told in plain text, fit to be shown. */
final class FailureText {

    private static final int LINE = 2_000;

    private FailureText() {}

    static String of(Failure failure) {
        StringBuilder text = new StringBuilder();
        paragraph(text, "message", failure.getMessage());
        paragraph(text, "wanted", failure.getWanted());
        paragraph(text, "got", failure.getGot());
        for (StateDifference part : failure.getStateList()) {
            text.append("state of ").append(Excerpt.line(part.getWhat(), LINE)).append('\n');
            text.append("    wanted: ")
                    .append(Excerpt.line(part.getWanted(), LINE))
                    .append('\n');
            text.append("    got:    ")
                    .append(Excerpt.line(part.getGot(), LINE))
                    .append('\n');
        }
        if (failure.getTranscriptCount() > 0) {
            text.append("transcript:\n");
            for (Exchange exchange : failure.getTranscriptList()) {
                append(text, exchange, exchange.getStep() == failure.getFailingStep());
            }
        }
        text.append("seed: ").append(failure.getSeed()).append('\n');
        paragraph(text, "repeat with", failure.getRepeatCommand());
        paragraph(text, "replay with", failure.getReplayCommand());
        paragraph(text, "scenario", failure.getScenario());
        return text.toString();
    }

    private static void append(StringBuilder text, Exchange exchange, boolean rejected) {
        text.append(rejected ? "> " : "  ").append(exchange.getStep());
        if (!exchange.getStepId().isEmpty()) {
            text.append(' ').append(Excerpt.line(exchange.getStepId(), 80));
        }
        if (!exchange.getBranch().isEmpty()) {
            text.append(" in branch ").append(Excerpt.line(exchange.getBranch(), 80));
        }
        text.append(" at ")
                .append(Words.duration(exchange.getAt()))
                .append(exchange.getOpen() ? ", no answer in " : ", took ")
                .append(Words.duration(exchange.getTook()))
                .append("\n    ")
                .append(Excerpt.line(exchange.getRequest(), LINE))
                .append("\n    ")
                .append(Excerpt.line(exchange.getOutcome(), LINE))
                .append('\n');
        if (!exchange.getNote().isEmpty()) {
            text.append("    ").append(Excerpt.line(exchange.getNote(), LINE)).append('\n');
        }
    }

    /** A value of one line follows its name, one of several stands under it, indented. */
    private static void paragraph(StringBuilder text, String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        String shown = Excerpt.of(value).plain();
        if (shown.indexOf('\n') < 0) {
            text.append(name).append(": ").append(shown).append('\n');
        } else {
            text.append(name).append(":\n").append(shown.indent(4));
        }
    }
}
