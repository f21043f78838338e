package dev.maitredkit.fakeguest.kernel.map;

/**
 * A node of an {@link IntMap}: what there is for each value of a digit of 5 bits, nodes above level 0 and values at it.
 * It is never empty.
 *
 * @param present which digits there is something for
 * @param slots what there is, without gaps; never changed
 */
record IntNode(int present, Object[] slots) {
    static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;

    static IntNode single(int digit, Object slot) {
        return new IntNode(1 << digit, new Object[] {slot});
    }

    /** The nodes from this level down to one value. */
    static IntNode path(int key, Object value, int level) {
        return single(digit(key, level), level == 0 ? value : path(key, value, level - 1));
    }

    private static int digit(int key, int level) {
        return key >>> level * BITS & MASK;
    }

    private int placeOf(int bit) {
        return Integer.bitCount(present & bit - 1);
    }

    Object get(int key, int level) {
        int bit = 1 << digit(key, level);
        return (present & bit) == 0 ? null : slots[placeOf(bit)];
    }

    int count() {
        return slots.length;
    }

    Object at(int place) {
        return slots[place];
    }

    Object first() {
        return slots[0];
    }

    boolean hasOnlyFirst() {
        return present == 1;
    }

    int digitAt(int place) {
        int bits = present;
        for (int i = 0; i < place; i++) {
            bits &= bits - 1;
        }
        return Integer.numberOfTrailingZeros(bits);
    }

    IntNode plus(int key, Object value, int level) {
        int bit = 1 << digit(key, level);
        int place = placeOf(bit);
        if ((present & bit) == 0) {
            Object[] grown = new Object[slots.length + 1];
            System.arraycopy(slots, 0, grown, 0, place);
            grown[place] = level == 0 ? value : path(key, value, level - 1);
            System.arraycopy(slots, place, grown, place + 1, slots.length - place);
            return new IntNode(present | bit, grown);
        }
        Object slot = level == 0 ? value : ((IntNode) slots[place]).plus(key, value, level - 1);
        return with(place, slot);
    }

    private IntNode with(int place, Object slot) {
        if (slots[place] == slot) {
            return this;
        }
        Object[] changed = slots.clone();
        changed[place] = slot;
        return new IntNode(present, changed);
    }

    /** Without a key that it has; null when nothing is left. */
    IntNode minus(int key, int level) {
        int bit = 1 << digit(key, level);
        int place = placeOf(bit);
        IntNode below = level == 0 ? null : ((IntNode) slots[place]).minus(key, level - 1);
        if (below != null) {
            return with(place, below);
        }
        if (slots.length == 1) {
            return null;
        }
        Object[] fewer = new Object[slots.length - 1];
        System.arraycopy(slots, 0, fewer, 0, place);
        System.arraycopy(slots, place + 1, fewer, place, fewer.length - place);
        return new IntNode(present & ~bit, fewer);
    }
}
