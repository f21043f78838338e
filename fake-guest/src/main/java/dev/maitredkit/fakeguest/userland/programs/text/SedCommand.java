package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.userland.programs.regex.Regex;
import java.util.Optional;

/**
 * One command of a sed script.
 *
 * @param from the address, or the first of two
 * @param to the second one
 * @param negated it is for the other lines
 * @param name its letter; {@code :} and {@code }} do nothing
 * @param text of a, i, c; the label of b, t, T; both sets of y, in one
 * @param substitution of s
 * @param target where b, t, T go, and {@code {} when it does not apply
 */
record SedCommand(
        Optional<Address> from,
        Optional<Address> to,
        boolean negated,
        char name,
        String text,
        Optional<Substitution> substitution,
        int target) {

    /** Which lines. */
    sealed interface Address {
        record Line(long number) implements Address {}

        record Last() implements Address {}

        record Matching(Regex regex) implements Address {}

        /** So many behind the first one. */
        record Behind(long count) implements Address {}
    }

    /** What s does; {@code which} is the number of the match that is replaced first. */
    record Substitution(Regex regex, String replacement, int which, boolean all, boolean print) {}

    SedCommand withTarget(int index) {
        return new SedCommand(from, to, negated, name, text, substitution, index);
    }
}
