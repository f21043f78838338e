package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.fs.Mount.TreeLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.HashPMap;

/** Puts mounts into the tree and takes them out of it; what fs/namespace.c does with lists and hashes. */
final class MountTree {
    private final Edit edit;

    MountTree(Edit edit) {
        this.edit = edit;
    }

    /** Says where a mount will be, without making it seen there (mnt_set_mountpoint). */
    void setMountpoint(int key, Location place) {
        Mount mount = edit.mount(key);
        TreeLinks old = mount.tree();
        edit.put(mount.withTree(new TreeLinks(
                place.mount(), place.node(), old.firstChild(), old.lastChild(), old.previous(), old.next())));
    }

    /** Makes a mount seen where {@link #setMountpoint} put it, behind its parent's other children. */
    void makeVisible(int key) {
        Mount mount = edit.mount(key);
        Mount parent = edit.mount(mount.tree().parent());
        TreeLinks up = parent.tree();
        TreeLinks own = mount.tree();
        edit.put(mount.withTree(new TreeLinks(
                own.parent(), own.mountpoint(), own.firstChild(), own.lastChild(), up.lastChild(), Mount.NONE)));
        if (up.lastChild() == Mount.NONE) {
            edit.put(parent.withTree(new TreeLinks(up.parent(), up.mountpoint(), key, key, up.previous(), up.next())));
        } else {
            edit.put(parent.withTree(
                    new TreeLinks(up.parent(), up.mountpoint(), up.firstChild(), key, up.previous(), up.next())));
            setNext(up.lastChild(), key);
        }
        cover(parent, own.mountpoint(), key);
    }

    private void cover(Mount parent, Node node, int key) {
        MountTable table = edit.table();
        Spot spot = new Spot(parent.superblock(), node);
        int count = table.covered().getOrDefault(spot, 0);
        edit.setPlaces(
                table.byPlace().plus(new Location(parent.key(), node), key),
                table.covered().plus(spot, count + 1),
                table.attached());
        edit.holdNode(parent.superblock(), node, 1);
    }

    private void uncover(Mount parent, Node node, int key) {
        MountTable table = edit.table();
        Spot spot = new Spot(parent.superblock(), node);
        int count = table.covered().getOrDefault(spot, 0);
        Location place = new Location(parent.key(), node);
        HashPMap<Location, Integer> places =
                Integer.valueOf(key).equals(table.byPlace().get(place))
                        ? table.byPlace().minus(place)
                        : table.byPlace();
        edit.setPlaces(
                places,
                count > 1
                        ? table.covered().plus(spot, count - 1)
                        : table.covered().minus(spot),
                table.attached());
        edit.holdNode(parent.superblock(), node, -1);
    }

    private void setNext(int key, int next) {
        Mount it = edit.mount(key);
        TreeLinks old = it.tree();
        edit.put(it.withTree(new TreeLinks(
                old.parent(), old.mountpoint(), old.firstChild(), old.lastChild(), old.previous(), next)));
    }

    private void setPrevious(int key, int previous) {
        Mount it = edit.mount(key);
        TreeLinks old = it.tree();
        edit.put(it.withTree(new TreeLinks(
                old.parent(), old.mountpoint(), old.firstChild(), old.lastChild(), previous, old.next())));
    }

    /** Takes a mount from its parent; it is its own parent then (umount_mnt). */
    void detach(int key) {
        Mount mount = edit.mount(key);
        TreeLinks own = mount.tree();
        if (own.previous() != Mount.NONE) {
            setNext(own.previous(), own.next());
        }
        if (own.next() != Mount.NONE) {
            setPrevious(own.next(), own.previous());
        }
        Mount parent = edit.mount(own.parent());
        TreeLinks up = parent.tree();
        edit.put(parent.withTree(new TreeLinks(
                up.parent(),
                up.mountpoint(),
                up.firstChild() == key ? own.next() : up.firstChild(),
                up.lastChild() == key ? own.previous() : up.lastChild(),
                up.previous(),
                up.next())));
        uncover(parent, own.mountpoint(), key);
        Mount now = edit.mount(key);
        edit.put(now.withTree(new TreeLinks(
                key, now.root(), now.tree().firstChild(), now.tree().lastChild(), Mount.NONE, Mount.NONE)));
    }

    /** Attaches a tree that is in place to the namespace and makes its root seen (commit_tree). */
    void commit(int top) {
        for (int key : keys(top)) {
            Mount mount = edit.mount(key);
            if (!mount.attached()) {
                edit.put(mount.withAttached(true));
                count(1);
            }
        }
        makeVisible(top);
    }

    /** Counts mounts of the namespace. */
    void count(int by) {
        MountTable table = edit.table();
        edit.setPlaces(table.byPlace(), table.covered(), table.attached() + by);
    }

    /** The tree below {@code top}, itself first, parents before children. */
    List<Integer> keys(int top) {
        List<Integer> keys = new ArrayList<>();
        Optional<Mount> at = Optional.of(edit.mount(top));
        while (at.isPresent()) {
            keys.add(at.get().key());
            at = edit.table().next(at.get(), top);
        }
        return keys;
    }

    /** Whether {@code ancestor} is {@code key} or above it. */
    boolean isBelow(int key, int ancestor) {
        for (Mount at = edit.mount(key); ; at = edit.mount(at.tree().parent())) {
            if (at.key() == ancestor) {
                return true;
            }
            if (!at.hasParent()) {
                return false;
            }
        }
    }
}
