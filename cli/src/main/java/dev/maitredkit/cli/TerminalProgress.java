package dev.maitredkit.cli;

import dev.maitredkit.conformance.session.Progress;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Rule;
import java.io.PrintWriter;

/** Tells of a run as it goes on: on a terminal one line that changes, elsewhere a line for each rule. */
final class TerminalProgress implements Progress {
    /** Set by the launcher script when standard output is a terminal; a JVM of version 17 cannot ask for that alone. */
    private static final boolean TERMINAL = Boolean.getBoolean("maitredkit.terminal");

    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintWriter out;
    private final boolean terminal;

    private TerminalProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static Progress on(PrintWriter out) {
        return new TerminalProgress(out, TERMINAL);
    }

    @Override
    public void started(Rule rule) {
        if (terminal) {
            out.print(CLEAR_LINE + rule.getId() + "  " + shortened(rule.getTitle()));
            out.flush();
        }
    }

    @Override
    public void finished(Rule rule, Result result) {
        if (terminal) {
            out.print(CLEAR_LINE);
        }
        boolean quiet = terminal
                && (result.getVerdict() == Result.Verdict.PASSED || result.getVerdict() == Result.Verdict.NOT_RUN);
        if (!quiet) {
            out.printf("%-13s %s%n", rule.getId(), text(result));
        }
        out.flush();
    }

    private static String text(Result result) {
        return result.getReason().isEmpty()
                ? result.getVerdict().name()
                : result.getVerdict() + ": " + Escaped.line(result.getReason());
    }

    private static String shortened(String title) {
        int most = 60;
        return title.length() <= most ? title : title.substring(0, most - 1) + "…";
    }
}
