package dev.maitredkit.fakeguest.kernel.fs;

import java.util.Optional;

/** Copies mounts and trees of them (clone_mnt and copy_tree of fs/namespace.c). */
final class CopyTree {
    /** How a copy relates to its original. */
    enum Kind {
        /** A peer of it when it is shared, and a slave as it is. */
        PLAIN(false, false),
        /** As PLAIN, and shared in any case. */
        SHARED(false, true),
        /** A slave of it. */
        SLAVE(true, false),
        /** A slave of it that is shared with others. */
        SHARED_SLAVE(true, true);

        private final boolean slave;
        private final boolean shared;

        Kind(boolean slave, boolean shared) {
            this.slave = slave;
            this.shared = shared;
        }
    }

    private final Edit edit;
    private final MountTree tree;
    private final Peers peers;

    CopyTree(Edit edit) {
        this.edit = edit;
        this.tree = new MountTree(edit);
        this.peers = new Peers(edit);
    }

    /** One mount, with {@code root} for its root. */
    int clone(int original, Node root, Kind kind) {
        Mount old = edit.mount(original);
        Mount made = edit.addMount(old.superblock(), root, old.source(), old.flags());
        int key = made.key();
        int group = kind.slave ? 0 : old.peers().group();
        if (group != 0) {
            peers.joinRing(key, original);
        } else if (kind.shared) {
            peers.makeShared(key);
        }
        if (kind.slave && old.isShared()) {
            peers.enslaveFirst(key, original);
        } else if (old.peers().master() != Mount.NONE) {
            peers.enslaveBehind(key, original);
        }
        return key;
    }

    /** A mount and what is mounted below {@code root}, but for what is unbindable. */
    int copy(int original, Node root, Kind kind) {
        int top = clone(original, root, kind);
        Mount source = edit.mount(original);
        for (int key = source.tree().firstChild();
                key != Mount.NONE;
                key = edit.mount(key).tree().next()) {
            Mount child = edit.mount(key);
            if (isBelow(source.superblock(), child.tree().mountpoint(), root)) {
                copyBelow(child, source, top, kind);
            }
        }
        return top;
    }

    private void copyBelow(Mount firstChild, Mount source, int copyOfSource, Kind kind) {
        int sourceParent = source.key();
        int copy = copyOfSource;
        Optional<Mount> at = Optional.of(firstChild);
        while (at.isPresent()) {
            Mount from = edit.mount(at.get().key());
            if (from.peers().unbindable()) {
                at = edit.table().nextBesides(from, firstChild.key());
                continue;
            }
            while (sourceParent != from.tree().parent()) {
                sourceParent = edit.mount(sourceParent).tree().parent();
                copy = edit.mount(copy).tree().parent();
            }
            int parent = copy;
            sourceParent = from.key();
            copy = clone(from.key(), from.root(), kind);
            tree.setMountpoint(copy, new Location(parent, from.tree().mountpoint()));
            tree.makeVisible(copy);
            at = edit.table().next(edit.mount(from.key()), firstChild.key());
        }
    }

    private boolean isBelow(int superblock, Node node, Node ancestor) {
        SuperBlock in = edit.superblock(superblock);
        if (in.isStored()) {
            return in.tree().isBelow(node.id(), ancestor.id());
        }
        return ancestor.path().isEmpty()
                || node.path().equals(ancestor.path())
                || node.path().startsWith(ancestor.path() + '/');
    }
}
