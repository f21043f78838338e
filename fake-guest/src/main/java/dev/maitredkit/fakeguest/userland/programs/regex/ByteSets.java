package dev.maitredkit.fakeguest.userland.programs.regex;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Sets of bytes by name, in the C locale. */
public final class ByteSets {
    static final int BYTES = 256;

    private ByteSets() {}

    static boolean isWord(int c) {
        return isAlpha(c) || isDigit(c) || c == '_';
    }

    private static boolean isAlpha(int c) {
        return isLower(c) || isUpper(c);
    }

    private static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c >= 9 && c <= 13;
    }

    private static boolean isGraph(int c) {
        return c > ' ' && c < 127;
    }

    /** A class such as {@code alpha}, by its name in POSIX. */
    public static Optional<BitSet> find(String name) {
        return switch (name) {
            case "alpha" -> Optional.of(where(ByteSets::isAlpha));
            case "digit" -> Optional.of(where(ByteSets::isDigit));
            case "alnum" -> Optional.of(where(c -> isAlpha(c) || isDigit(c)));
            case "lower" -> Optional.of(where(ByteSets::isLower));
            case "upper" -> Optional.of(where(ByteSets::isUpper));
            case "space" -> Optional.of(where(ByteSets::isSpace));
            case "blank" -> Optional.of(where(c -> c == ' ' || c == '\t'));
            case "punct" -> Optional.of(where(c -> isGraph(c) && !isAlpha(c) && !isDigit(c)));
            case "print" -> Optional.of(where(c -> c >= ' ' && c < 127));
            case "graph" -> Optional.of(where(ByteSets::isGraph));
            case "cntrl" -> Optional.of(where(c -> c < ' ' || c == 127));
            case "xdigit" -> Optional.of(where(c -> isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'));
            default -> Optional.empty();
        };
    }

    static BitSet word() {
        return where(ByteSets::isWord);
    }

    static BitSet space() {
        return where(ByteSets::isSpace);
    }

    static BitSet any() {
        return where(c -> true);
    }

    static BitSet one(char c) {
        return where(it -> it == c);
    }

    static BitSet not(BitSet set) {
        BitSet rest = any();
        rest.andNot(set);
        return rest;
    }

    /** The set with the other case of each letter in it. */
    static BitSet anyCase(BitSet set) {
        return where(c -> set.get(c) || isLower(c) && set.get(c - 32) || isUpper(c) && set.get(c + 32));
    }

    private static BitSet where(IntPredicate belongs) {
        BitSet set = new BitSet(BYTES);
        for (int c = 0; c < BYTES; c++) {
            set.set(c, belongs.test(c));
        }
        return set;
    }
}
