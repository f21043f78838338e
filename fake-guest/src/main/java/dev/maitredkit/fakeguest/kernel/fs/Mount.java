package dev.maitredkit.fakeguest.kernel.fs;

/**
 * A mount: a part of a file system shown at a place.
 *
 * @param key never used twice; /proc/mounts is in its order (Linux 6.8)
 * @param id the number in mountinfo, lowest free first
 * @param root what of the file system it shows
 * @param source as given to mount(2)
 * @param flags of {@link MountFlags#OF_MOUNT}
 * @param attached part of the mount tree; a detached one lives while it is held
 * @param holds open files, working directories and the like on it
 * @param writers open files that may write through it
 */
record Mount(
        int key,
        int id,
        int superblock,
        Node root,
        String source,
        int flags,
        boolean attached,
        int holds,
        int writers,
        TreeLinks tree,
        PeerLinks peers) {
    static final int NONE = 0;

    /**
     * Its place in the mount tree, by keys; 0 is none. The children are a list in the order of mounting, linked so that
     * taking one out costs the same however many there are.
     *
     * @param parent its own key when it has none
     */
    record TreeLinks(int parent, Node mountpoint, int firstChild, int lastChild, int previous, int next) {}

    /**
     * Whom it shares mounts with (mount_namespaces(7)), by keys; 0 is none. As in the kernel, a peer group is a ring
     * and the slaves of a mount a list, because the order in which copies are made shows in their ids.
     *
     * @param group the number of its peer group; 0: not shared
     * @param master the mount whose group it gets mounts from
     */
    record PeerLinks(
            int group,
            int nextPeer,
            int previousPeer,
            int master,
            int firstSlave,
            int nextSlave,
            int previousSlave,
            boolean unbindable) {
        static PeerLinks alone(int key) {
            return new PeerLinks(0, key, key, NONE, NONE, NONE, NONE, false);
        }
    }

    boolean isShared() {
        return peers.group() != 0;
    }

    boolean hasParent() {
        return tree.parent() != key;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    Mount withFlags(int newFlags) {
        return new Mount(key, id, superblock, root, source, newFlags, attached, holds, writers, tree, peers);
    }

    Mount withAttached(boolean now) {
        return new Mount(key, id, superblock, root, source, flags, now, holds, writers, tree, peers);
    }

    Mount withHolds(int count) {
        return new Mount(key, id, superblock, root, source, flags, attached, count, writers, tree, peers);
    }

    Mount withWriters(int count) {
        return new Mount(key, id, superblock, root, source, flags, attached, holds, count, tree, peers);
    }

    Mount withTree(TreeLinks links) {
        return new Mount(key, id, superblock, root, source, flags, attached, holds, writers, links, peers);
    }

    Mount withPeers(PeerLinks links) {
        return new Mount(key, id, superblock, root, source, flags, attached, holds, writers, tree, links);
    }
}
