package dev.maitredkit.reports;

import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Run;
import java.util.List;
import java.util.Locale;

/** badge.svg: the verdict in a few words, for a README. It holds no text of a guest. */
final class Badge {

    private static final String LABEL = "maitred";
    private static final int PADDING = 6;

    /** Mean width of a letter of the badge's font, in pixels; textLength makes the text as wide as was reckoned. */
    private static final double LETTER = 6.4;

    private Badge() {}

    static String render(Run run) {
        String message = message(run);
        int label = width(LABEL);
        int width = label + width(message);
        return String.format(
                Locale.ROOT,
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s: %3$s">
                <title>%2$s: %3$s</title>
                <clipPath id="round"><rect width="%1$d" height="20" rx="3"/></clipPath>
                <g clip-path="url(#round)">
                <rect width="%4$d" height="20" fill="#3f444d"/>
                <rect x="%4$d" width="%5$d" height="20" fill="%6$s"/>
                </g>
                <g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11" text-anchor="middle">
                <text x="%7$s" y="14" textLength="%8$d">%2$s</text>
                <text x="%9$s" y="14" textLength="%10$d">%3$s</text>
                </g>
                </svg>
                """,
                width,
                LABEL,
                message,
                label,
                width - label,
                colour(run),
                label / 2.0,
                label - 2 * PADDING,
                (label + width) / 2.0,
                width - label - 2 * PADDING);
    }

    /** Such as «conformant 88/90», «partial 9/90», «not conformant, 2 failed». */
    static String message(Run run) {
        List<RuleLine> lines = RuleLine.all(run);
        long passed =
                lines.stream().filter(line -> line.is(Result.Verdict.PASSED)).count();
        long failed = lines.stream().filter(RuleLine::counted).count();
        String part = " " + passed + "/" + lines.size();
        return switch (run.getVerdict()) {
            case CONFORMANT -> (run.getPartial() ? "partial" : "conformant") + part;
            case NOT_CONFORMANT -> "not conformant" + (failed == 0 ? "" : ", " + failed + " failed");
            case INCOMPLETE -> "incomplete" + part;
            case HARNESS_ERROR -> "no verdict";
            case VERDICT_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException("a run without a verdict");
        };
    }

    /** Each dark enough for white text. */
    private static String colour(Run run) {
        return switch (run.getVerdict()) {
            case CONFORMANT -> run.getPartial() ? "#8a5a00" : "#1a7a46";
            case NOT_CONFORMANT -> "#b3261e";
            case INCOMPLETE, HARNESS_ERROR -> "#5b3fa8";
            case VERDICT_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException("a run without a verdict");
        };
    }

    private static int width(String text) {
        return (int) Math.round(text.length() * LETTER) + 2 * PADDING;
    }
}
