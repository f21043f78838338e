package dev.maitredkit.fakeguest.userland.programs.regex;

import java.util.BitSet;
import java.util.List;

/** A regular expression as a tree. */
sealed interface Node {
    /** One byte of a set. */
    record Bytes(BitSet set) implements Node {}

    record Sequence(List<Node> parts) implements Node {}

    record Choice(List<Node> parts) implements Node {}

    /** {@code most} is -1 for no limit. */
    record Repeat(Node part, int least, int most) implements Node {}

    /** A numbered group, from 1. */
    record Group(int number, Node part) implements Node {}

    record BackReference(int number) implements Node {}

    record Place(Anchor anchor) implements Node {}

    enum Anchor {
        LINE_START,
        LINE_END,
        WORD_START,
        WORD_END,
        WORD_EDGE,
        NO_WORD_EDGE;

        boolean holds(String text, int at) {
            boolean before = at > 0 && ByteSets.isWord(text.charAt(at - 1));
            boolean after = at < text.length() && ByteSets.isWord(text.charAt(at));
            return switch (this) {
                case LINE_START -> at == 0;
                case LINE_END -> at == text.length();
                case WORD_START -> !before && after;
                case WORD_END -> before && !after;
                case WORD_EDGE -> before != after;
                case NO_WORD_EDGE -> before == after;
            };
        }
    }
}
