package dev.maitredkit.reports;

/** Text in Markdown, as CommonMark 0.31 and GitHub read it, that nothing a guest said can turn into markup. */
final class Markdown {

    /** With these escaped there is no markup, no link of any kind, no mention, and no end of a cell. */
    private static final String MARKUP = "\\`*_[]<>#.|&~@:$";

    /** These make a list or a heading where a line begins with them. */
    private static final String MARKUP_AT_BEGIN = "+-=";

    private Markdown() {}

    /** On one line, cut to about a number of characters, whatever would be markup escaped. */
    static String text(String raw, int characters) {
        StringBuilder text = new StringBuilder();
        Excerpt.line(raw.strip(), characters).codePoints().forEach(point -> {
            if (MARKUP.indexOf(point) >= 0 || text.isEmpty() && MARKUP_AT_BEGIN.indexOf(point) >= 0) {
                text.append('\\');
            }
            text.appendCodePoint(point);
        });
        return text.toString();
    }

    /** A span of code on one line; its fence is longer than any run of backticks in it. */
    static String code(String raw, int characters) {
        String line = Excerpt.line(raw.strip(), characters);
        if (line.isBlank()) {
            return "";
        }
        String fence = "`".repeat(longestRun(line) + 1);
        return fence + " " + line + " " + fence;
    }

    private static int longestRun(String line) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            run = line.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
