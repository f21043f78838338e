package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.fs.Mount.PeerLinks;

/**
 * Peer groups and their slaves: the lists of fs/pnode.c of Linux 6.18, in the same order, because copies are made
 * in that order.
 */
final class Peers {
    private final Edit edit;

    Peers(Edit edit) {
        this.edit = edit;
    }

    private PeerLinks links(int key) {
        return edit.mount(key).peers();
    }

    private void put(int key, PeerLinks links) {
        edit.put(edit.mount(key).withPeers(links));
    }

    private void setRing(int key, int group, int next, int previous) {
        PeerLinks it = links(key);
        put(
                key,
                new PeerLinks(
                        group,
                        next,
                        previous,
                        it.master(),
                        it.firstSlave(),
                        it.nextSlave(),
                        it.previousSlave(),
                        it.unbindable()));
    }

    private void setSlave(int key, int master, int next, int previous) {
        PeerLinks it = links(key);
        put(
                key,
                new PeerLinks(
                        it.group(),
                        it.nextPeer(),
                        it.previousPeer(),
                        master,
                        it.firstSlave(),
                        next,
                        previous,
                        it.unbindable()));
    }

    private void setFirstSlave(int key, int first) {
        PeerLinks it = links(key);
        put(
                key,
                new PeerLinks(
                        it.group(),
                        it.nextPeer(),
                        it.previousPeer(),
                        it.master(),
                        first,
                        it.nextSlave(),
                        it.previousSlave(),
                        it.unbindable()));
    }

    private void setUnbindable(int key, boolean on) {
        PeerLinks it = links(key);
        put(
                key,
                new PeerLinks(
                        it.group(),
                        it.nextPeer(),
                        it.previousPeer(),
                        it.master(),
                        it.firstSlave(),
                        it.nextSlave(),
                        it.previousSlave(),
                        on));
    }

    /** Gives it a group of its own, unless it is in one. */
    void makeShared(int key) {
        if (!edit.mount(key).isShared()) {
            setRing(key, edit.table().groups().lowest(), key, key);
            edit.setGroups(edit.table().groups().take());
        }
        setUnbindable(key, false);
    }

    /** Puts a mount that is in no group behind a peer of the group. */
    void joinRing(int key, int peer) {
        PeerLinks before = links(peer);
        int behind = before.nextPeer();
        setRing(key, before.group(), behind, peer);
        setRing(peer, before.group(), key, links(peer).previousPeer());
        setRing(behind, before.group(), links(behind).nextPeer(), key);
    }

    private void leaveRing(int key) {
        PeerLinks it = links(key);
        if (it.nextPeer() == key) {
            edit.setGroups(edit.table().groups().give(it.group()));
        } else {
            setRing(
                    it.previousPeer(),
                    it.group(),
                    it.nextPeer(),
                    links(it.previousPeer()).previousPeer());
            setRing(it.nextPeer(), it.group(), links(it.nextPeer()).nextPeer(), it.previousPeer());
        }
        setRing(key, 0, key, key);
    }

    /** Makes it the first slave of a mount. */
    void enslaveFirst(int key, int master) {
        int first = links(master).firstSlave();
        setSlave(key, master, first, Mount.NONE);
        setFirstSlave(master, key);
        if (first != Mount.NONE) {
            setSlave(first, master, links(first).nextSlave(), key);
        }
    }

    /** Makes it a slave of the master of {@code brother}, behind that one. */
    void enslaveBehind(int key, int brother) {
        PeerLinks before = links(brother);
        setSlave(key, before.master(), before.nextSlave(), brother);
        setSlave(brother, before.master(), key, before.previousSlave());
        if (before.nextSlave() != Mount.NONE) {
            PeerLinks behind = links(before.nextSlave());
            setSlave(before.nextSlave(), behind.master(), behind.nextSlave(), key);
        }
    }

    private void free(int key) {
        PeerLinks it = links(key);
        if (it.master() == Mount.NONE) {
            return;
        }
        if (it.previousSlave() == Mount.NONE) {
            setFirstSlave(it.master(), it.nextSlave());
        } else {
            PeerLinks before = links(it.previousSlave());
            setSlave(it.previousSlave(), before.master(), it.nextSlave(), before.previousSlave());
        }
        if (it.nextSlave() != Mount.NONE) {
            PeerLinks behind = links(it.nextSlave());
            setSlave(it.nextSlave(), behind.master(), behind.nextSlave(), it.previousSlave());
        }
        setSlave(key, Mount.NONE, Mount.NONE, Mount.NONE);
    }

    /** Gives the slaves of a mount to another one, before its own; or to nobody. */
    private void transferSlaves(int from, int to) {
        int first = links(from).firstSlave();
        if (first == Mount.NONE) {
            return;
        }
        setFirstSlave(from, Mount.NONE);
        int last = first;
        for (int key = first; key != Mount.NONE; ) {
            PeerLinks it = links(key);
            int next = it.nextSlave();
            setSlave(key, to, to == Mount.NONE ? Mount.NONE : next, to == Mount.NONE ? Mount.NONE : it.previousSlave());
            last = key;
            key = next;
        }
        if (to != Mount.NONE) {
            int old = links(to).firstSlave();
            setFirstSlave(to, first);
            setSlave(last, to, old, links(last).previousSlave());
            if (old != Mount.NONE) {
                setSlave(old, to, links(old).nextSlave(), last);
            }
        }
    }

    /** Changes the type of a mount to one of the MS_ propagation flags (change_mnt_propagation). */
    void change(int key, int type) {
        if (type == MountFlags.SHARED) {
            makeShared(key);
            return;
        }
        int master = links(key).master();
        if (edit.mount(key).isShared()) {
            PeerLinks it = links(key);
            if (type == MountFlags.SLAVE || it.firstSlave() != Mount.NONE) {
                master = it.nextPeer() == key ? it.master() : it.nextPeer();
            }
            leaveRing(key);
            transferSlaves(key, master);
        }
        free(key);
        if (type == MountFlags.SLAVE) {
            if (master != Mount.NONE) {
                enslaveFirst(key, master);
            }
        } else {
            setUnbindable(key, type == MountFlags.UNBINDABLE);
        }
    }
}
