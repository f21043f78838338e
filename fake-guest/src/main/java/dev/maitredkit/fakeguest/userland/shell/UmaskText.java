package dev.maitredkit.fakeguest.userland.shell;

import java.util.Optional;

/** The operand of umask: an octal number, or clauses such as {@code u=rwx,go-w} about what is permitted. */
final class UmaskText {
    private UmaskText() {}

    static Optional<Integer> parse(String text, int mask) {
        if (!text.isEmpty() && Character.isDigit(text.charAt(0))) {
            return text.chars().allMatch(c -> c >= '0' && c <= '7') && text.length() <= 5
                    ? Optional.of(Integer.parseInt(text, 8) & 0777)
                    : Optional.empty();
        }
        int permitted = ~mask & 0777;
        for (String clause : text.split(",", -1)) {
            Optional<Integer> next = apply(clause, permitted);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            permitted = next.get();
        }
        return Optional.of(~permitted & 0777);
    }

    private static Optional<Integer> apply(String clause, int permitted) {
        int i = 0;
        int who = 0;
        while (i < clause.length() && "ugoa".indexOf(clause.charAt(i)) >= 0) {
            who |= new int[] {0700, 0070, 0007, 0777}["ugoa".indexOf(clause.charAt(i++))];
        }
        int affected = who == 0 ? 0777 : who;
        // Without a class of users, what the mask forbids stays forbidden.
        int possible = who == 0 ? permitted : who;
        if (i == clause.length()) {
            return Optional.empty();
        }
        int result = permitted;
        while (i < clause.length()) {
            char operator = clause.charAt(i++);
            if ("+-=".indexOf(operator) < 0) {
                return Optional.empty();
            }
            int bits = 0;
            while (i < clause.length() && "+-=".indexOf(clause.charAt(i)) < 0) {
                int one = bitsOf(clause.charAt(i++), permitted);
                if (one < 0) {
                    return Optional.empty();
                }
                bits |= one;
            }
            bits &= operator == '-' ? affected : possible;
            result = operator == '+' ? result | bits : operator == '-' ? result & ~bits : result & ~affected | bits;
        }
        return Optional.of(result);
    }

    private static int bitsOf(char c, int permitted) {
        return switch (c) {
            case 'r' -> 0444;
            case 'w' -> 0222;
            case 'x' -> 0111;
            case 'X' -> (permitted & 0111) != 0 ? 0111 : 0;
            case 's', 't' -> 0;
            case 'u' -> (permitted >> 6 & 7) * 0111;
            case 'g' -> (permitted >> 3 & 7) * 0111;
            case 'o' -> (permitted & 7) * 0111;
            default -> -1;
        };
    }
}
