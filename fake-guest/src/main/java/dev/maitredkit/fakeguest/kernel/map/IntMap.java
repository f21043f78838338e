package dev.maitredkit.fakeguest.kernel.map;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * An immutable map from numbers, none negative, in their order. Changes give the next map, which shares all but the
 * path to what changed; {@link #differences} finds that path again without looking at the rest.
 *
 * <p>It is a radix tree of 32 branches a level, only as high as its greatest key needs: 100 entries are two levels,
 * 100,000 are four. Maps with the same keys have the same shape.
 *
 * @param <V> not null
 */
public final class IntMap<V> extends AbstractMap<Integer, V> {
    private static final IntMap<Object> EMPTY = new IntMap<>(null, 0, 0);

    private final IntNode root;
    private final int level;
    private final int size;

    private IntMap(IntNode root, int level, int size) {
        this.root = root;
        this.level = level;
        this.size = size;
    }

    @SuppressWarnings("unchecked")
    public static <V> IntMap<V> empty() {
        return (IntMap<V>) EMPTY;
    }

    @Override
    public int size() {
        return size;
    }

    /** The value of this key, or null. */
    @SuppressWarnings("unchecked")
    public V get(int key) {
        if (root == null || !reaches(level, key)) {
            return null;
        }
        IntNode node = root;
        for (int at = level; at > 0; at--) {
            node = (IntNode) node.get(key, at);
            if (node == null) {
                return null;
            }
        }
        return (V) node.get(key, 0);
    }

    @Override
    public V get(Object key) {
        return key instanceof Integer it ? get(it.intValue()) : null;
    }

    @Override
    public boolean containsKey(Object key) {
        return get(key) != null;
    }

    /** With this value for this key. */
    public IntMap<V> plus(int key, V value) {
        if (key < 0 || value == null) {
            throw new IllegalArgumentException("no entry: " + key + " to " + value);
        }
        if (root == null) {
            return new IntMap<>(IntNode.path(key, value, levelOf(key)), levelOf(key), 1);
        }
        IntNode top = root;
        int height = level;
        while (!reaches(height, key)) {
            height++;
            top = IntNode.single(0, top);
        }
        boolean isNew = get(key) == null;
        return new IntMap<>(top.plus(key, value, height), height, isNew ? size + 1 : size);
    }

    /** Without this key. */
    public IntMap<V> minus(int key) {
        if (get(key) == null) {
            return this;
        }
        IntNode top = root.minus(key, level);
        if (top == null) {
            return empty();
        }
        int height = level;
        while (height > 0 && top.hasOnlyFirst()) {
            top = (IntNode) top.first();
            height--;
        }
        return new IntMap<>(top, height, size - 1);
    }

    private static boolean reaches(int level, int key) {
        return levelOf(key) <= level;
    }

    private static int levelOf(int key) {
        return key == 0 ? 0 : (31 - Integer.numberOfLeadingZeros(key)) / IntNode.BITS;
    }

    /** Told of each key whose values are not the same object; null where a map has none. */
    @FunctionalInterface
    public interface Difference<V> {
        void at(int key, V before, V after);
    }

    /**
     * Finds where another map differs from this one, in the order of the keys; the time that it takes is that of the
     * differences, not of the maps.
     *
     * @return how many nodes it looked at
     */
    public int differences(IntMap<V> after, Difference<V> told) {
        IntComparison<V> comparison = new IntComparison<>(told);
        comparison.roots(root, level, after.root, after.level);
        return comparison.visited();
    }

    @Override
    public Set<Entry<Integer, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<Integer, V>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    private final class Entries implements Iterator<Entry<Integer, V>> {
        private final IntNode[] nodes = new IntNode[level + 1];
        private final int[] places = new int[level + 1];
        private int left = size;

        Entries() {
            nodes[level] = root;
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Entry<Integer, V> next() {
            if (left-- <= 0) {
                throw new NoSuchElementException();
            }
            int at = 0;
            while (nodes[at] == null || places[at] == nodes[at].count()) {
                at++;
            }
            for (; at > 0; at--) {
                nodes[at - 1] = (IntNode) nodes[at].at(places[at]++);
                places[at - 1] = 0;
            }
            int key = 0;
            for (int i = level; i > 0; i--) {
                key = key << IntNode.BITS | nodes[i].digitAt(places[i] - 1);
            }
            key = key << IntNode.BITS | nodes[0].digitAt(places[0]);
            return Map.entry(key, (V) nodes[0].at(places[0]++));
        }
    }
}
