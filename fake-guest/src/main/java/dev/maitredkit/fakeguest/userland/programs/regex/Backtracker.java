package dev.maitredkit.fakeguest.userland.programs.regex;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Expressions with back-references, as patterns of Java; a budget bounds how often it may look at a byte. */
final class Backtracker {
    private static final int BUDGET = 2_000_000;

    private Backtracker() {}

    static Pattern translate(Node node) {
        StringBuilder out = new StringBuilder();
        write(node, out);
        return Pattern.compile(out.toString(), Pattern.DOTALL);
    }

    private static void write(Node node, StringBuilder out) {
        if (node instanceof Node.Bytes bytes) {
            writeSet(bytes.set(), out);
        } else if (node instanceof Node.Place place) {
            out.append(
                    switch (place.anchor()) {
                        case LINE_START -> "\\A";
                        case LINE_END -> "\\z";
                        case WORD_START -> "(?<![A-Za-z0-9_])(?=[A-Za-z0-9_])";
                        case WORD_END -> "(?<=[A-Za-z0-9_])(?![A-Za-z0-9_])";
                        case WORD_EDGE -> "(?:(?<![A-Za-z0-9_])(?=[A-Za-z0-9_])|(?<=[A-Za-z0-9_])(?![A-Za-z0-9_]))";
                        case NO_WORD_EDGE -> "(?:(?<![A-Za-z0-9_])(?![A-Za-z0-9_])|(?<=[A-Za-z0-9_])(?=[A-Za-z0-9_]))";
                    });
        } else if (node instanceof Node.Sequence sequence) {
            sequence.parts().forEach(part -> write(part, out));
        } else if (node instanceof Node.Group group) {
            out.append('(');
            write(group.part(), out);
            out.append(')');
        } else if (node instanceof Node.Choice choice) {
            String sign = "(?:";
            for (Node part : choice.parts()) {
                out.append(sign);
                write(part, out);
                sign = "|";
            }
            out.append(')');
        } else if (node instanceof Node.Repeat repeat) {
            out.append("(?:");
            write(repeat.part(), out);
            out.append("){").append(repeat.least()).append(',');
            out.append(repeat.most() < 0 ? "" : repeat.most()).append('}');
        } else {
            out.append("(?:\\").append(((Node.BackReference) node).number()).append(')');
        }
    }

    private static void writeSet(BitSet set, StringBuilder out) {
        if (set.isEmpty()) {
            out.append("(?!)");
            return;
        }
        out.append('[');
        set.stream().forEach(c -> out.append(String.format("\\x%02x", c)));
        out.append(']');
    }

    static Search find(Pattern pattern, String text, int from) {
        Matcher matcher = pattern.matcher(new Counted(text, new int[] {BUDGET}, 0, text.length()));
        try {
            if (!matcher.find(from)) {
                return Search.NONE;
            }
        } catch (SpentException | StackOverflowError spent) {
            return Search.TOO_HARD;
        }
        int[] bounds = new int[2 * (matcher.groupCount() + 1)];
        for (int i = 0; i <= matcher.groupCount(); i++) {
            bounds[2 * i] = matcher.start(i);
            bounds[2 * i + 1] = matcher.end(i);
        }
        return Search.found(bounds);
    }

    private static final class SpentException extends RuntimeException {}

    /** A text that counts how often it is looked at. */
    private record Counted(String text, int[] left, int from, int to) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (left[0]-- == 0) {
                throw new SpentException();
            }
            return text.charAt(from + index);
        }

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text, left, from + start, from + end);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }
}
