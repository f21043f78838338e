package dev.maitredkit.scenarios;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts and bytes as literals of protobuf's text format, readable where that is safe. */
final class Literal {
    private Literal() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.append(escape(c)));
        return '"' + out.toString() + '"';
    }

    static String of(ByteString bytes) {
        StringBuilder out = new StringBuilder("\"");
        for (byte value : bytes) {
            out.append(value >= 0 ? escape(value) : octal(value));
        }
        return out.append('"').toString();
    }

    /** There is more text after a newline. */
    static boolean hasSeveralLines(String text) {
        int newline = text.indexOf('\n');
        return newline >= 0 && newline + 1 < text.length();
    }

    /**
     * The text in literals that are to be joined: broken after each newline, and after spaces so that none is wider than
     * {@code width}, where there are spaces.
     */
    static List<String> pieces(String text, int width) {
        List<String> pieces = new ArrayList<>();
        for (String line : text.split("(?<=\n)")) {
            StringBuilder piece = new StringBuilder();
            for (String word : line.split("(?<= )")) {
                if (piece.length() > 0 && of(piece + word).length() > width) {
                    pieces.add(of(piece.toString()));
                    piece.setLength(0);
                }
                piece.append(word);
            }
            pieces.add(of(piece.toString()));
        }
        return pieces;
    }

    private static String escape(int codePoint) {
        return switch (codePoint) {
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default -> isReadable(codePoint) ? Character.toString(codePoint) : octal(codePoint);
        };
    }

    /** What does not show, or changes how its neighbours show, is not to hide in a file. */
    private static boolean isReadable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> codePoint == ' ' || Character.getType(codePoint) != Character.SPACE_SEPARATOR;
        };
    }

    private static String octal(int codePoint) {
        StringBuilder out = new StringBuilder();
        for (byte value : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            out.append(octal(value));
        }
        return out.toString();
    }

    /** Always three digits, so that a digit may follow. */
    private static String octal(byte value) {
        return String.format("\\%03o", value & 0xff);
    }
}
