package dev.maitredkit.reports;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Makes text of a guest fit to be shown. A character that would change how the text around it looks (a control, a bidi
 * control, an invisible format character, half a surrogate pair, no character at all) is shown as backslash, u and its
 * four hexadecimal digits, just as run.json has it. Tab and line feed stay.
 *
 * <p>A backslash stays as it is, so that the shown text can be ambiguous; run.json never is.
 */
final class Visible {

    private Visible() {}

    /** A stretch of text, either fit to be shown as it is, or one character that has been spelt out. */
    record Piece(String text, boolean spelt) {}

    /** The text as one string. */
    static String text(String raw) {
        return shown(raw, false);
    }

    /** The text on one line: tab and line feed are spelt out too. */
    static String line(String raw) {
        return shown(raw, true);
    }

    /** The text in pieces, so that a page can set the spelt ones apart. */
    static List<Piece> pieces(String raw) {
        return pieces(raw, false);
    }

    /** The text on one line, in pieces. */
    static List<Piece> linePieces(String raw) {
        return pieces(raw, true);
    }

    /**
     * JSON text with the same characters escaped. Outside of strings JSON has none of them, so that the text means what
     * it meant; a lone surrogate survives the way through UTF-8.
     */
    static String escapedJson(String json) {
        return text(json);
    }

    private static String shown(String raw, boolean oneLine) {
        StringBuilder shown = new StringBuilder(raw.length());
        int at = 0;
        while (at < raw.length()) {
            int point = raw.codePointAt(at);
            if (isPlain(point, oneLine)) {
                shown.appendCodePoint(point);
            } else {
                shown.append(spelt(point));
            }
            at += Character.charCount(point);
        }
        return shown.toString();
    }

    private static List<Piece> pieces(String raw, boolean oneLine) {
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        int at = 0;
        while (at < raw.length()) {
            int point = raw.codePointAt(at);
            int next = at + Character.charCount(point);
            if (!isPlain(point, oneLine)) {
                if (start < at) {
                    pieces.add(new Piece(raw.substring(start, at), false));
                }
                pieces.add(new Piece(spelt(point), true));
                start = next;
            }
            at = next;
        }
        if (start < raw.length()) {
            pieces.add(new Piece(raw.substring(start), false));
        }
        return List.copyOf(pieces);
    }

    private static boolean isPlain(int point, boolean oneLine) {
        if (point == '\t' || point == '\n') {
            return !oneLine;
        }
        // U+FFFE, U+FFFF and their like in every plane are characters of no script, and the first two of them are
        // illegal in XML.
        if ((point & 0xFFFE) == 0xFFFE) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String spelt(int point) {
        if (point == '\n') {
            return "\\n";
        }
        if (point == '\t') {
            return "\\t";
        }
        StringBuilder spelt = new StringBuilder();
        for (char unit : Character.toChars(point)) {
            spelt.append("\\u").append(HexFormat.of().toHexDigits(unit));
        }
        return spelt.toString();
    }
}
