package dev.maitredkit.fakeguest.userland.programs.files;

import java.util.OptionalInt;

/** Modes as chmod(1) reads them: octal, or clauses such as {@code u+rwx,go-w}. */
final class Modes {
    private static final int ALL = 07777;
    private static final int EXECUTE = 0111;

    private Modes() {}

    /**
     * The mode after a change.
     *
     * @param text what was asked
     * @param now the low twelve bits
     * @param umask applies where a clause names nobody
     * @param directory for X
     */
    static OptionalInt change(String text, int now, int umask, boolean directory) {
        if (text.matches("[0-7]{1,6}")) {
            int mode = Integer.parseInt(text, 8);
            return mode <= ALL ? OptionalInt.of(mode) : OptionalInt.empty();
        }
        if (text.isEmpty() || Character.isDigit(text.charAt(0))) {
            return OptionalInt.empty();
        }
        int mode = now;
        for (String clause : text.split(",", -1)) {
            OptionalInt changed = clause(clause, mode, umask, directory);
            if (changed.isEmpty()) {
                return changed;
            }
            mode = changed.getAsInt();
        }
        return OptionalInt.of(mode);
    }

    private static OptionalInt clause(String clause, int before, int umask, boolean directory) {
        int at = 0;
        int who = 0;
        while (at < clause.length() && "ugoa".indexOf(clause.charAt(at)) >= 0) {
            who |= switch (clause.charAt(at++)) {
                case 'u' -> 04700;
                case 'g' -> 02070;
                case 'o' -> 01007;
                default -> ALL;
            };
        }
        if (at == clause.length()) {
            return OptionalInt.empty();
        }
        int mode = before;
        while (at < clause.length()) {
            char operator = clause.charAt(at++);
            if ("+-=".indexOf(operator) < 0) {
                return OptionalInt.empty();
            }
            int bits = 0;
            for (; at < clause.length() && "+-=".indexOf(clause.charAt(at)) < 0; at++) {
                char letter = clause.charAt(at);
                if ("rwxXstugo".indexOf(letter) < 0) {
                    return OptionalInt.empty();
                }
                bits |= bits(letter, mode, directory);
            }
            // Naming nobody means all, but for what the umask takes away.
            int affected = who == 0 ? ALL & ~umask : who;
            mode = switch (operator) {
                case '+' -> mode | bits & affected;
                case '-' -> mode & ~(bits & affected);
                default -> mode & ~(who == 0 ? 07777 : who & 0777 | (directory ? 0 : who & 06000)) | bits & affected;
            };
        }
        return OptionalInt.of(mode);
    }

    private static int bits(char letter, int mode, boolean directory) {
        return switch (letter) {
            case 'r' -> 0444;
            case 'w' -> 0222;
            case 'x' -> EXECUTE;
            case 'X' -> directory || (mode & EXECUTE) != 0 ? EXECUTE : 0;
            case 's' -> 06000;
            case 't' -> 01000;
            case 'u' -> (mode >> 6 & 7) * EXECUTE;
            case 'g' -> (mode >> 3 & 7) * EXECUTE;
            default -> (mode & 7) * EXECUTE;
        };
    }
}
