package dev.maitredkit.fakeguest.kernel.fs;

import java.util.ArrayList;
import java.util.List;

/** Walks the mounts that get what is mounted on one of them (propagation_next and next_group of fs/pnode.c). */
final class PeerOrder {
    private PeerOrder() {}

    /** All that {@code origin} propagates to, without itself. */
    static List<Integer> receivers(Edit edit, int origin) {
        List<Integer> found = new ArrayList<>();
        for (int group = origin; group != Mount.NONE; group = nextGroup(edit, group, origin)) {
            int at = group;
            do {
                if (at != origin) {
                    found.add(at);
                }
                at = edit.mount(at).peers().nextPeer();
            } while (at != group);
        }
        return found;
    }

    /** The first mount of the next peer group (or a slave that is in none) below {@code origin}'s; 0 at the end. */
    static int nextGroup(Edit edit, int from, int origin) {
        int at = from;
        int group = edit.mount(origin).peers().group();
        while (true) {
            while (true) {
                Mount mount = edit.mount(at);
                Mount.PeerLinks links = mount.peers();
                if (mount.attached() && links.firstSlave() != Mount.NONE) {
                    return links.firstSlave();
                }
                int next = links.nextPeer();
                if (links.group() == group) {
                    if (next == origin) {
                        return Mount.NONE;
                    }
                } else if (links.nextSlave() != next) {
                    break;
                }
                at = next;
            }
            while (true) {
                Mount.PeerLinks links = edit.mount(at).peers();
                int master = links.master();
                if (links.nextSlave() != Mount.NONE) {
                    return links.nextSlave();
                }
                Mount.PeerLinks above = edit.mount(master).peers();
                at = above.nextPeer();
                if (above.group() == group) {
                    break;
                }
                if (above.nextSlave() == at) {
                    break;
                }
                at = master;
            }
            if (at == origin) {
                return Mount.NONE;
            }
        }
    }
}
