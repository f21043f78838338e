package dev.maitredkit.fakeguest.userland.shell;

import java.util.Optional;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The traps that are set.
 *
 * @param actions by signal; 0 is EXIT, an empty action ignores
 * @param listed the traps of the parent, which a command substitution may still list
 * @param ignoredAtStart signals that were ignored when the shell began: they stay so
 */
record Traps(PSortedMap<Integer, String> actions, PSortedMap<Integer, String> listed, PSet<Integer> ignoredAtStart) {
    static final int EXIT = 0;

    /** Stands for ERR, which is no signal. */
    static final int ERR = 65;

    static final Traps NONE = new Traps(TreePMap.empty(), TreePMap.empty(), HashTreePSet.empty());

    Optional<String> find(int signal) {
        return Optional.ofNullable(actions.get(signal));
    }

    boolean hasActions() {
        return actions.values().stream().anyMatch(action -> !action.isEmpty());
    }

    Traps with(int signal, String action) {
        return new Traps(actions.plus(signal, action), TreePMap.empty(), ignoredAtStart);
    }

    Traps without(int signal) {
        return new Traps(actions.minus(signal), TreePMap.empty(), ignoredAtStart);
    }

    /** In a subshell what was trapped is as at first, and what was ignored stays ignored (POSIX sh 2.11). */
    Traps inSubshell() {
        PSortedMap<Integer, String> kept = TreePMap.empty();
        for (var entry : actions.entrySet()) {
            if (entry.getValue().isEmpty()) {
                kept = kept.plus(entry.getKey(), "");
            }
        }
        return new Traps(kept, TreePMap.empty(), ignoredAtStart);
    }

    /** The same, where the one thing to do is to list the traps, which are then those of the parent. */
    Traps inSubshellThatLists() {
        return new Traps(inSubshell().actions(), actions, ignoredAtStart);
    }
}
