package dev.maitredkit.fakeguest.kernel.map;

import dev.maitredkit.fakeguest.kernel.map.IntMap.Difference;

/** Walks two trees at once and leaves out what they share; it lives no longer than that. */
final class IntComparison<V> {
    private static final int DIGITS = 1 << IntNode.BITS;

    private final Difference<V> told;
    private int visited;

    IntComparison(Difference<V> told) {
        this.told = told;
    }

    int visited() {
        return visited;
    }

    /** Of two trees, which need not have the same height. */
    void roots(IntNode before, int levelBefore, IntNode after, int levelAfter) {
        int level = Math.max(levelBefore, levelAfter);
        nodes(raised(before, levelBefore, level), raised(after, levelAfter, level), level, 0);
    }

    private static IntNode raised(IntNode root, int from, int level) {
        IntNode top = root;
        for (int at = from; at < level && top != null; at++) {
            top = IntNode.single(0, top);
        }
        return top;
    }

    @SuppressWarnings("unchecked")
    private void slots(Object before, Object after, int level, int key) {
        if (before == after) {
            return;
        }
        if (level < 0) {
            told.at(key, (V) before, (V) after);
        } else {
            nodes((IntNode) before, (IntNode) after, level, key);
        }
    }

    private void nodes(IntNode before, IntNode after, int level, int prefix) {
        if (before == after) {
            return;
        }
        visited += before != null && after != null ? 2 : 1;
        for (int digit = 0; digit < DIGITS; digit++) {
            Object old = before == null ? null : before.get(digit, 0);
            Object next = after == null ? null : after.get(digit, 0);
            slots(old, next, level - 1, prefix << IntNode.BITS | digit);
        }
    }
}
