package dev.maitredkit.fakeguest.kernel.fs;

import org.pcollections.TreePSet;

/**
 * Numbers that are handed out lowest first and may come back, as the kernel's ID allocator does it for mount
 * ids, peer groups and anonymous device numbers.
 *
 * @param next above all numbers that were ever out
 * @param free below {@code next} and not out
 */
record Ids(int next, TreePSet<Integer> free) {
    static Ids from(int first) {
        return new Ids(first, TreePSet.empty());
    }

    /** The number that {@link #take} takes. */
    int lowest() {
        return free.isEmpty() ? next : free.first();
    }

    Ids take() {
        return free.isEmpty() ? new Ids(next + 1, free) : new Ids(next, free.minusFirst());
    }

    Ids give(int number) {
        return new Ids(next, free.plus(number));
    }
}
