package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.map.IntMap;
import java.util.Optional;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * All mounts, and the ways to find them without looking at each.
 *
 * @param byPlace the mount at a place: the key of the parent and the node that is covered
 * @param covered how many mounts cover a node of a file system, through whatever mount
 * @param attached how many mounts the namespace has, what fs.mount-max limits
 */
record MountTable(
        IntMap<Mount> mounts,
        HashPMap<Location, Integer> byPlace,
        HashPMap<Spot, Integer> covered,
        Ids ids,
        Ids groups,
        int nextKey,
        int attached) {

    static MountTable empty(int firstId) {
        return new MountTable(
                IntMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), Ids.from(firstId), Ids.from(1), 1, 0);
    }

    Mount get(int key) {
        return mounts.get(key);
    }

    /** The mount that covers this place directly. */
    Optional<Mount> findAt(Location place) {
        return Optional.ofNullable(byPlace.get(place)).map(mounts::get);
    }

    /** The place that a walk comes to: on the root of the topmost of the mounts that cover this one. */
    Location topmost(Location place) {
        Location at = place;
        for (Integer key = byPlace.get(at); key != null; key = byPlace.get(at)) {
            at = new Location(key, mounts.get(key).root());
        }
        return at;
    }

    boolean isCovered(int superblock, Node node) {
        return covered.containsKey(new Spot(superblock, node));
    }

    /** Whether a mount is at this place's root: what the calls that want a mount look for. */
    boolean isRoot(Location place) {
        return get(place.mount()).root().equals(place.node());
    }

    /** The next mount of the tree below {@code top}, parents first, children in the order of mounting. */
    Optional<Mount> next(Mount at, int top) {
        if (at.tree().firstChild() != Mount.NONE) {
            return Optional.of(get(at.tree().firstChild()));
        }
        return nextBesides(at, top);
    }

    /** As {@link #next}, leaving out what is mounted below {@code at}. */
    Optional<Mount> nextBesides(Mount at, int top) {
        Mount up = at;
        while (up.key() != top) {
            if (up.tree().next() != Mount.NONE) {
                return Optional.of(get(up.tree().next()));
            }
            up = get(up.tree().parent());
        }
        return Optional.empty();
    }
}
