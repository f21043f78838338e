package dev.maitredkit.fakeguest.kernel.fs;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a tree of mounts away, and what propagation had made of it elsewhere
 * (propagate_umount of fs/pnode.c, Linux 6.18; its rules are in Documentation/filesystems/propagate_umount.txt).
 */
final class PropagateUmount {
    private final Edit edit;
    private final MountTree tree;

    PropagateUmount(Edit edit) {
        this.edit = edit;
        this.tree = new MountTree(edit);
    }

    /** Whether one of the copies that would go too is in use. */
    boolean isBusy(Mount mount) {
        for (int receiver : PeerOrder.receivers(edit, mount.tree().parent())) {
            Optional<Mount> copy =
                    edit.table().findAt(new Location(receiver, mount.tree().mountpoint()));
            if (copy.isPresent() && isInUse(copy.get())) {
                return true;
            }
        }
        return false;
    }

    /** One with mounts inside stays, and does not count; what covers it wholly is moved down. */
    private boolean isInUse(Mount copy) {
        int child = copy.tree().firstChild();
        boolean inside = child != Mount.NONE
                && (isInside(copy, child) || child != copy.tree().lastChild());
        return !inside && copy.holds() > 0;
    }

    private boolean isInside(Mount mount, int child) {
        return !edit.mount(child).tree().mountpoint().equals(mount.root());
    }

    void umount(int top) {
        Set<Integer> going = new LinkedHashSet<>(tree.keys(top));
        Set<Integer> candidates = candidates(going);
        going.addAll(withoutKeepers(going, candidates));
        Map<Integer, Location> lowered = new LinkedHashMap<>();
        for (int key : candidates) {
            if (going.contains(key)) {
                lowerCovers(key, going, lowered);
            }
        }
        Peers peers = new Peers(edit);
        going.forEach(key -> peers.change(key, MountFlags.PRIVATE));
        for (int key : going) {
            if (edit.mount(key).hasParent()) {
                tree.detach(key);
            }
            edit.put(edit.mount(key).withAttached(false));
            tree.count(-1);
        }
        lowered.forEach((key, place) -> {
            tree.setMountpoint(key, place);
            tree.makeVisible(key);
        });
        going.forEach(edit::freeIfUnused);
    }

    private Set<Integer> candidates(Set<Integer> going) {
        Set<Integer> found = new LinkedHashSet<>();
        for (int key : going) {
            Mount mount = edit.mount(key);
            if (!mount.hasParent()) {
                continue;
            }
            for (int receiver : PeerOrder.receivers(edit, mount.tree().parent())) {
                edit.table()
                        .findAt(new Location(receiver, mount.tree().mountpoint()))
                        .map(Mount::key)
                        .filter(it -> !going.contains(it))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /** The candidates but for those that have a mount inside which stays. */
    private Set<Integer> withoutKeepers(Set<Integer> going, Set<Integer> candidates) {
        Set<Integer> left = new LinkedHashSet<>(candidates);
        boolean changed = true;
        while (changed) {
            changed = left.removeIf(key -> keeps(edit.mount(key), going, left));
        }
        return left;
    }

    private boolean keeps(Mount mount, Set<Integer> going, Set<Integer> left) {
        for (int child = mount.tree().firstChild();
                child != Mount.NONE;
                child = edit.mount(child).tree().next()) {
            boolean stays = !going.contains(child) && !left.contains(child);
            if (stays && isInside(mount, child)) {
                return true;
            }
        }
        return false;
    }

    /** What lies on a mount that goes, and stays itself, comes to lie on what that one lay on. */
    private void lowerCovers(int key, Set<Integer> going, Map<Integer, Location> lowered) {
        for (int child = edit.mount(key).tree().firstChild(); child != Mount.NONE; ) {
            int next = edit.mount(child).tree().next();
            if (!going.contains(child)) {
                Mount below = edit.mount(key);
                while (going.contains(below.tree().parent())) {
                    below = edit.mount(below.tree().parent());
                }
                lowered.put(
                        child, new Location(below.tree().parent(), below.tree().mountpoint()));
                tree.detach(child);
            }
            child = next;
        }
    }
}
