package dev.maitredkit.fakeguest.userland.programs.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Reads an expression; what it knows is used up with it. */
final class Parser {
    private static final int NO_LIMIT = -1;
    private static final int DUP_MAX = 255;

    private final String pattern;
    private final boolean extended;
    private final boolean anyCase;
    private int at;
    private int groups;
    private int depth;
    private boolean backReferences;

    Parser(String pattern, boolean extended, boolean anyCase) {
        this.pattern = pattern;
        this.extended = extended;
        this.anyCase = anyCase;
    }

    /** What was wrong with it; a checked exception inside this package, a value outside. */
    static final class WrongException extends Exception {
        WrongException(String message) {
            super(message);
        }
    }

    int groups() {
        return groups;
    }

    boolean hasBackReferences() {
        return backReferences;
    }

    Node parse() throws WrongException {
        Node all = choice();
        if (at < pattern.length()) {
            throw new WrongException("Unmatched ) or \\)");
        }
        return all;
    }

    private Node choice() throws WrongException {
        if (++depth > 200) {
            throw new WrongException("Regular expression too big");
        }
        List<Node> parts = new ArrayList<>();
        parts.add(sequence());
        while (takeOperator('|')) {
            parts.add(sequence());
        }
        depth--;
        return parts.size() == 1 ? parts.get(0) : new Node.Choice(List.copyOf(parts));
    }

    private Node sequence() throws WrongException {
        List<Node> parts = new ArrayList<>();
        int start = at;
        while (at < pattern.length() && !isOperator('|') && !(isOperator(')') && (depth > 1 || !extended))) {
            Node part = atom(at == start);
            boolean anchor = part instanceof Node.Place && !extended;
            parts.add(anchor ? starIsPlain(part, start) : repeats(part));
        }
        return parts.size() == 1 ? parts.get(0) : new Node.Sequence(List.copyOf(parts));
    }

    /** Behind a basic expression's leading ^, a star is a star. */
    private Node starIsPlain(Node anchor, int start) throws WrongException {
        if (at == start + 1 && at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
            return new Node.Sequence(List.of(anchor, repeats(bytes(ByteSets.one('*')))));
        }
        return anchor;
    }

    private Node atom(boolean first) throws WrongException {
        char c = pattern.charAt(at);
        if (takeOperator('(')) {
            int number = ++groups;
            Node inside = choice();
            if (!takeOperator(')')) {
                throw new WrongException("Unmatched ( or \\(");
            }
            return new Node.Group(number, inside);
        }
        at++;
        switch (c) {
            case '.':
                return new Node.Bytes(ByteSets.any());
            case '[':
                Brackets brackets = new Brackets(pattern, at);
                BitSet set = brackets.parse();
                at = brackets.end();
                return bytes(set);
            case '^':
                return extended || first ? new Node.Place(Node.Anchor.LINE_START) : bytes(ByteSets.one(c));
            case '$':
                return extended || atEndOfSequence() ? new Node.Place(Node.Anchor.LINE_END) : bytes(ByteSets.one(c));
            case '*':
                // Nothing to repeat: GNU takes it for itself in basic ones, and leaves it out in extended ones.
                return extended && first ? new Node.Sequence(List.of()) : bytes(ByteSets.one(c));
            case '+', '?':
                return extended && first ? new Node.Sequence(List.of()) : bytes(ByteSets.one(c));
            case '\\':
                return escape();
            default:
                return bytes(ByteSets.one(c));
        }
    }

    private Node escape() throws WrongException {
        if (at == pattern.length()) {
            throw new WrongException("Trailing backslash");
        }
        char c = pattern.charAt(at++);
        if (c >= '1' && c <= '9') {
            if (c - '0' > groups) {
                throw new WrongException("Invalid back reference");
            }
            backReferences = true;
            return new Node.BackReference(c - '0');
        }
        return switch (c) {
            case 'w' -> bytes(ByteSets.word());
            case 'W' -> bytes(ByteSets.not(ByteSets.word()));
            case 's' -> bytes(ByteSets.space());
            case 'S' -> bytes(ByteSets.not(ByteSets.space()));
            case '<' -> new Node.Place(Node.Anchor.WORD_START);
            case '>' -> new Node.Place(Node.Anchor.WORD_END);
            case 'b' -> new Node.Place(Node.Anchor.WORD_EDGE);
            case 'B' -> new Node.Place(Node.Anchor.NO_WORD_EDGE);
            case '`' -> new Node.Place(Node.Anchor.LINE_START);
            case '\'' -> new Node.Place(Node.Anchor.LINE_END);
            default -> bytes(ByteSets.one(c));
        };
    }

    private Node repeats(Node part) throws WrongException {
        Node all = part;
        while (at < pattern.length()) {
            if (pattern.charAt(at) == '*') {
                at++;
                all = new Node.Repeat(all, 0, NO_LIMIT);
            } else if (takeOperator('+')) {
                all = new Node.Repeat(all, 1, NO_LIMIT);
            } else if (takeOperator('?')) {
                all = new Node.Repeat(all, 0, 1);
            } else if (isOperator('{')) {
                int before = at;
                Node counted = interval(all);
                if (counted == null) {
                    at = before;
                    return all;
                }
                all = counted;
            } else {
                return all;
            }
        }
        return all;
    }

    /** The part repeated, or null where an extended expression's brace is not one of an interval. */
    private Node interval(Node part) throws WrongException {
        takeOperator('{');
        int least = number();
        int most = least;
        if (at < pattern.length() && pattern.charAt(at) == ',') {
            at++;
            int second = number();
            most = second < 0 ? NO_LIMIT : second;
            least = Math.max(least, 0);
        }
        if (least < 0 || !takeOperator('}')) {
            if (extended) {
                return null;
            }
            throw new WrongException(at >= pattern.length() ? "Unmatched \\{" : "Invalid content of \\{\\}");
        }
        if (least > DUP_MAX || most > DUP_MAX) {
            throw new WrongException("Regular expression too big");
        }
        if (most != NO_LIMIT && most < least) {
            throw new WrongException("Invalid content of \\{\\}");
        }
        return new Node.Repeat(part, least, most);
    }

    private int number() {
        int value = -1;
        while (at < pattern.length() && Character.digit(pattern.charAt(at), 10) >= 0) {
            value = Math.min(Math.max(value, 0) * 10 + pattern.charAt(at++) - '0', 100_000);
        }
        return value;
    }

    private boolean atEndOfSequence() {
        return at == pattern.length() || isOperator('|') || isOperator(')') && depth > 1;
    }

    private boolean isOperator(char c) {
        return extended
                ? at < pattern.length() && pattern.charAt(at) == c
                : at + 1 < pattern.length() && pattern.charAt(at) == '\\' && pattern.charAt(at + 1) == c;
    }

    private boolean takeOperator(char c) {
        if (!isOperator(c)) {
            return false;
        }
        at += extended ? 1 : 2;
        return true;
    }

    private Node bytes(BitSet set) {
        return new Node.Bytes(anyCase ? ByteSets.anyCase(set) : set);
    }
}
