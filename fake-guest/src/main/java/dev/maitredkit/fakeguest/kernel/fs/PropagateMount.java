package dev.maitredkit.fakeguest.kernel.fs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Copies a new tree to all peers and slaves of the mount that it is put on, in the order of propagate_mnt of
 * fs/pnode.c, Linux 6.18.
 */
final class PropagateMount {
    private final Edit edit;
    private final CopyTree copyTree;
    private final MountTree tree;
    private final int original;
    private final Location to;

    /** Masters of mounts that have a copy already. */
    private final Set<Integer> marked = new HashSet<>();

    private final Deque<Integer> copies = new ArrayDeque<>();

    /** The copy, or the original, that the next one is made from. */
    private int last;

    /** What was not shared before the call: it has its group, but does not count as shared yet. */
    private final Set<Integer> sharedLater;

    PropagateMount(Edit edit, int original, Location to, Set<Integer> sharedLater) {
        this.sharedLater = sharedLater;
        this.edit = edit;
        this.copyTree = new CopyTree(edit);
        this.tree = new MountTree(edit);
        this.original = original;
        this.to = to;
        this.last = original;
    }

    private Mount mount(int key) {
        return edit.mount(key);
    }

    private int master(int key) {
        return mount(key).peers().master();
    }

    /**
     * Makes the copies, each set to its place but not seen there yet.
     *
     * @param most how many may be made
     * @return the latest first; one more than {@code most} when there would be too many
     */
    Deque<Integer> copies(int most) {
        mark(to.mount());
        for (int group = to.mount(); group != Mount.NONE; group = PeerOrder.nextGroup(edit, group, to.mount())) {
            if (!copyTo(group, most)) {
                return copies;
            }
        }
        return copies;
    }

    private void mark(int key) {
        if (master(key) != Mount.NONE) {
            marked.add(master(key));
        }
    }

    private boolean copyTo(int first, int most) {
        boolean own = first == to.mount();
        CopyTree.Kind kind = CopyTree.Kind.SHARED;
        int at = first;
        if (own) {
            last = original;
            at = mount(first).peers().nextPeer();
            if (at == first) {
                return true;
            }
        } else {
            boolean shared = mount(first).isShared() && !sharedLater.contains(first);
            kind = shared ? CopyTree.Kind.SHARED_SLAVE : CopyTree.Kind.SLAVE;
        }
        do {
            if (isWanted(at)) {
                if (kind != CopyTree.Kind.SHARED) {
                    last = findMaster(at);
                }
                last = copyTree.copy(last, mount(last).root(), kind);
                tree.setMountpoint(last, new Location(at, to.node()));
                mark(at);
                copies.addFirst(last);
                if (copies.size() > most) {
                    return false;
                }
                kind = CopyTree.Kind.SHARED;
            }
            at = mount(at).peers().nextPeer();
        } while (at != first);
        return true;
    }

    /** Not what was made just now, and not where the place cannot be seen. */
    private boolean isWanted(int key) {
        return mount(key).attached() && shows(mount(key), to.node());
    }

    private boolean shows(Mount mount, Node node) {
        SuperBlock in = edit.superblock(mount.superblock());
        if (in.isStored()) {
            return in.tree().isBelow(node.id(), mount.root().id());
        }
        String root = mount.root().path();
        return root.isEmpty() || node.path().equals(root) || node.path().startsWith(root + '/');
    }

    /** Which of the copies the one for {@code key} is to be a slave of. */
    private int findMaster(int key) {
        int below = key;
        int master = master(below);
        while (master != Mount.NONE && !marked.contains(master)) {
            below = master;
            master = master(below);
        }
        int copy = last;
        while (!arePeers(copy, original)) {
            int parent = mount(copy).tree().parent();
            if (master(parent) == master) {
                return arePeers(parent, below) ? copy : master(copy);
            }
            copy = master(copy);
        }
        return copy;
    }

    private boolean arePeers(int one, int other) {
        int group = mount(one).peers().group();
        return one == other || group != 0 && group == mount(other).peers().group();
    }
}
