package dev.maitredkit.fakeguest.userland.programs.regex;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A compiled expression; immutable. */
public final class Regex {
    private final String literal;
    private final Code code;
    private final Pattern backtracking;
    private final int groups;

    private Regex(String literal, Code code, Pattern backtracking, int groups) {
        this.literal = literal;
        this.code = code;
        this.backtracking = backtracking;
        this.groups = groups;
    }

    /** A good expression, or what is wrong with it in the words of regerror(3). */
    public sealed interface Compiled {
        record Good(Regex regex) implements Compiled {}

        record Bad(String message) implements Compiled {}
    }

    public static Compiled compile(String pattern, boolean extended, boolean anyCase) {
        try {
            Parser parser = new Parser(pattern, extended, anyCase);
            Node node = parser.parse();
            Regex regex = parser.hasBackReferences()
                    ? new Regex(null, null, Backtracker.translate(node), parser.groups())
                    : new Regex(findLiteral(node).orElse(null), Code.of(node), null, parser.groups());
            return new Compiled.Good(regex);
        } catch (Parser.WrongException wrong) {
            return new Compiled.Bad(wrong.getMessage());
        }
    }

    /** An expression for exactly this text. */
    public static Compiled quote(String text, boolean anyCase) {
        StringBuilder pattern = new StringBuilder();
        for (char c : text.toCharArray()) {
            pattern.append("\\[.*^$".indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return compile(pattern.toString(), false, anyCase);
    }

    /** How many groups it has. */
    public int groups() {
        return groups;
    }

    /** The leftmost longest match that starts at {@code from} or behind. */
    public Search find(String text, int from) {
        if (literal != null) {
            int at = text.indexOf(literal, from);
            return at < 0 ? Search.NONE : Search.found(new int[] {at, at + literal.length()});
        }
        if (backtracking != null) {
            return Backtracker.find(backtracking, text, from);
        }
        int[] bounds = new Automaton(code, text, groups).run(from);
        return bounds == null ? Search.NONE : Search.found(bounds);
    }

    private static Optional<String> findLiteral(Node node) {
        List<Node> parts = node instanceof Node.Sequence sequence ? sequence.parts() : List.of(node);
        StringBuilder text = new StringBuilder();
        for (Node part : parts) {
            if (!(part instanceof Node.Bytes bytes) || bytes.set().cardinality() != 1) {
                return Optional.empty();
            }
            text.append((char) bytes.set().nextSetBit(0));
        }
        return Optional.of(text.toString());
    }
}
