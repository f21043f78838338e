package dev.maitredkit.fakeguest.userland.shell.syntax;

import java.util.List;
import java.util.Optional;

/** A word of the shell before its expansions (POSIX sh 2.6). */
public record Word(List<Part> parts) {
    public static final Word EMPTY = new Word(List.of());

    public Word {
        parts = List.copyOf(parts);
    }

    /** A word that is just these characters. */
    public static Word of(String text) {
        return new Word(List.of(new Text(text, false)));
    }

    /** A piece of a word; a quoted one is neither split into fields nor a pattern. */
    public sealed interface Part {
        boolean quoted();
    }

    /** Characters as they stand; an empty quoted text is what {@code ""} leaves. */
    public record Text(String text, boolean quoted) implements Part {}

    /**
     * {@code $name} and all forms of {@code ${…}}.
     *
     * @param nullCounts the form with a colon: an empty value counts as unset
     * @param operand word, pattern or offset; empty when there is none
     * @param second replacement or length
     */
    public record Parameter(
            String name, Operator operator, boolean nullCounts, Word operand, Optional<Word> second, boolean quoted)
            implements Part {
        static Parameter plain(String name, boolean quoted) {
            return new Parameter(name, Operator.NONE, false, EMPTY, Optional.empty(), quoted);
        }
    }

    /** What a {@code ${…}} does with the value. */
    public enum Operator {
        NONE,
        LENGTH,
        DEFAULT,
        ASSIGN,
        REQUIRE,
        ALTERNATIVE,
        CUT_SHORTEST_PREFIX,
        CUT_LONGEST_PREFIX,
        CUT_SHORTEST_SUFFIX,
        CUT_LONGEST_SUFFIX,
        REPLACE_FIRST,
        REPLACE_ALL,
        SUBSTRING,
        /** Not a form that the shell knows; an error when it is expanded. */
        BAD
    }

    /** {@code $(…)} and the form in backquotes. */
    public record Substitution(Node body, boolean quoted) implements Part {}

    /** {@code $((…))}; the expression is expanded as if in double quotes first. */
    public record Arithmetic(Word expression, boolean quoted) implements Part {}

    /** The characters of a word without any quoting or expansion in it; reserved words and aliases are such. */
    public Optional<String> findLiteral() {
        StringBuilder all = new StringBuilder();
        for (Part part : parts) {
            if (!(part instanceof Text text) || text.quoted()) {
                return Optional.empty();
            }
            all.append(text.text());
        }
        return Optional.of(all.toString());
    }
}
