package dev.maitredkit.fakeguest.userland.programs.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of a call of ip, as they are used up. */
final class IpArguments {
    private final List<String> left;

    IpArguments(List<String> args) {
        this.left = new ArrayList<>(args);
    }

    boolean isEmpty() {
        return left.isEmpty();
    }

    String next() {
        return left.remove(0);
    }

    Optional<String> findNext() {
        return left.isEmpty() ? Optional.empty() : Optional.of(next());
    }

    /** Takes the next word if it is one of these. */
    boolean take(String... words) {
        boolean found = !left.isEmpty() && List.of(words).contains(left.get(0));
        if (found) {
            left.remove(0);
        }
        return found;
    }

    /** The command that a word abbreviates; the first that fits. */
    static Optional<String> findCommand(String word, String... commands) {
        return List.of(commands).stream().filter(it -> it.startsWith(word)).findFirst();
    }
}
