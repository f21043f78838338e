package dev.maitredkit.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text in three parts, so that a long one does not drown a report: what is shown at once, what is folded away, and how
 * many characters (UTF-16 units) are left to run.json.
 */
record Excerpt(String head, String rest, int omitted) {

    private static final int HEAD_CHARACTERS = 800;
    private static final int HEAD_LINES = 16;
    private static final int SHOWN_CHARACTERS = 20_000;

    static Excerpt of(String raw) {
        int shown = cut(raw, SHOWN_CHARACTERS);
        int head = cut(raw, Math.min(HEAD_CHARACTERS, endOfLine(raw, HEAD_LINES)));
        return new Excerpt(raw.substring(0, head), raw.substring(head, shown), raw.length() - shown);
    }

    /** The text on one line fit to be shown, cut to about a number of characters with a note of its length. */
    static String line(String raw, int characters) {
        return linePieces(raw, characters).stream().map(Visible.Piece::text).collect(Collectors.joining());
    }

    /** The same in pieces. */
    static List<Visible.Piece> linePieces(String raw, int characters) {
        int end = cut(raw, characters);
        List<Visible.Piece> pieces = new ArrayList<>(Visible.linePieces(raw.substring(0, end)));
        if (end < raw.length()) {
            pieces.add(new Visible.Piece(" … (" + Words.number(raw.length()) + " characters)", false));
        }
        return List.copyOf(pieces);
    }

    boolean isFolded() {
        return !rest.isEmpty();
    }

    int length() {
        return head.length() + rest.length() + omitted;
    }

    /** The text as one string fit to be shown, with a note of what is left out. */
    String plain() {
        String shown = Visible.text(head + rest);
        return omitted == 0 ? shown : shown + "\n… " + note();
    }

    String note() {
        return Words.number(omitted) + " more of " + Words.number(length()) + " characters are in run.json";
    }

    private static int endOfLine(String raw, int line) {
        int end = -1;
        for (int i = 0; i < line; i++) {
            end = raw.indexOf('\n', end + 1);
            if (end < 0) {
                return raw.length();
            }
        }
        return end + 1;
    }

    /** Where to cut so that no surrogate pair is halved. */
    private static int cut(String raw, int at) {
        if (at >= raw.length()) {
            return raw.length();
        }
        boolean halves = Character.isHighSurrogate(raw.charAt(at - 1)) && Character.isLowSurrogate(raw.charAt(at));
        return halves ? at - 1 : at;
    }
}
