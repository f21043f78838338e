package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a tree of mounts at a place, and copies of it wherever that place's mount propagates to
 * (attach_recursive_mnt of fs/namespace.c, Linux 6.18).
 */
final class Attach {
    private final Edit edit;
    private final FsContext who;
    private final MountTree tree;
    private final Peers peers;

    Attach(Edit edit, FsContext who) {
        this.edit = edit;
        this.who = who;
        this.tree = new MountTree(edit);
        this.peers = new Peers(edit);
    }

    /** A new tree: a directory goes on a directory, everything else on what is none (graft_tree). */
    Result<Vfs> graft(int key, Location to) {
        Nodes nodes = new Nodes(edit.vfs(), who);
        Mount mount = edit.mount(key);
        FileType type = nodes.type(edit.superblock(mount.superblock()), mount.root());
        return nodes.isDirectory(to) == (type == FileType.DIRECTORY) ? attach(key, to) : Result.err(Errno.ENOTDIR);
    }

    /** A new tree or one that moves. */
    Result<Vfs> attach(int key, Location to) {
        boolean moving = edit.mount(key).hasParent();
        int size = tree.keys(key).size();
        if (!moving && !isRoomFor(size)) {
            return Result.err(Errno.ENOSPC);
        }
        Deque<Integer> copies = new ArrayDeque<>();
        if (edit.mount(to.mount()).isShared()) {
            Set<Integer> sharedLater = shareAll(key);
            int room = edit.vfs().limits().mountMax() - edit.table().attached() - (moving ? 0 : size);
            int most = room / size;
            copies = new PropagateMount(edit, key, to, sharedLater).copies(most);
            if (copies.size() > most) {
                return Result.err(Errno.ENOSPC);
            }
        }
        int top = topmostOver(key);
        Node topRoot = edit.mount(top).root();
        if (moving) {
            tree.detach(key);
        }
        tree.setMountpoint(key, to);
        copies.addFirst(key);
        for (int copy : copies) {
            commit(copy, topRoot);
        }
        return Result.ok(edit.vfs());
    }

    /** Makes a tree shared, and tells what of it was not. */
    private Set<Integer> shareAll(int top) {
        Set<Integer> fresh = new HashSet<>();
        for (int key : tree.keys(top)) {
            if (!edit.mount(key).isShared()) {
                fresh.add(key);
            }
            peers.makeShared(key);
        }
        return fresh;
    }

    private boolean isRoomFor(int mounts) {
        return edit.table().attached() + mounts <= edit.vfs().limits().mountMax();
    }

    /** What was mounted there already comes to lie on top of the new tree. */
    private void commit(int copy, Node topRoot) {
        Mount mount = edit.mount(copy);
        Optional<Mount> covered = edit.table()
                .findAt(new Location(mount.tree().parent(), mount.tree().mountpoint()));
        if (covered.isPresent()) {
            tree.detach(covered.get().key());
        }
        tree.commit(copy);
        if (covered.isPresent()) {
            int over = covered.get().key();
            tree.setMountpoint(over, new Location(topmostOver(copy), topRoot));
            tree.makeVisible(over);
        }
    }

    /** The last of the mounts that lie on each other's roots from this one on. */
    private int topmostOver(int key) {
        int at = key;
        while (true) {
            Optional<Mount> over =
                    edit.table().findAt(new Location(at, edit.mount(at).root()));
            if (over.isEmpty()) {
                return at;
            }
            at = over.get().key();
        }
    }
}
