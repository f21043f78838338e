package dev.maitredkit.fakeguest.kernel.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What must hold of every state's mounts. */
final class MountInvariants {
    private final Vfs vfs;
    private final MountTable table;

    private MountInvariants(Vfs vfs) {
        this.vfs = vfs;
        this.table = vfs.table();
    }

    static void check(Vfs vfs) {
        MountInvariants it = new MountInvariants(vfs);
        it.placesAndChildrenAgree();
        it.peersAgree();
        it.countsAgree();
    }

    private void placesAndChildrenAgree() {
        Map<Spot, Integer> covered = new HashMap<>();
        int places = 0;
        for (Mount mount : table.mounts().values()) {
            int previous = Mount.NONE;
            for (int key = mount.tree().firstChild(); key != Mount.NONE; ) {
                Mount child = table.get(key);
                assertThat(child.tree().parent()).isEqualTo(mount.key());
                assertThat(child.tree().previous()).isEqualTo(previous);
                assertThat(table.byPlace())
                        .containsEntry(new Location(mount.key(), child.tree().mountpoint()), key);
                covered.merge(new Spot(mount.superblock(), child.tree().mountpoint()), 1, Integer::sum);
                places++;
                previous = key;
                key = child.tree().next();
            }
            assertThat(mount.tree().lastChild()).isEqualTo(previous);
        }
        assertThat(table.byPlace()).hasSize(places);
        assertThat(new HashMap<>(table.covered())).isEqualTo(covered);
    }

    private void peersAgree() {
        Set<Integer> groups = new HashSet<>();
        for (Mount mount : table.mounts().values()) {
            Mount.PeerLinks links = mount.peers();
            Mount next = table.get(links.nextPeer());
            assertThat(next.peers().previousPeer()).isEqualTo(mount.key());
            assertThat(next.peers().group()).isEqualTo(links.group());
            assertThat(mount.isShared() || next == mount).isTrue();
            assertThat(mount.isShared() && links.unbindable()).isFalse();
            groups.add(links.group());
            int previous = Mount.NONE;
            for (int key = links.firstSlave(); key != Mount.NONE; ) {
                Mount.PeerLinks slave = table.get(key).peers();
                assertThat(slave.master()).isEqualTo(mount.key());
                assertThat(slave.previousSlave()).isEqualTo(previous);
                previous = key;
                key = slave.nextSlave();
            }
            if (links.master() != Mount.NONE) {
                assertThat(table.get(links.master()).isShared()).isTrue();
            }
        }
        groups.remove(0);
        int given = table.groups().next() - 1 - table.groups().free().size();
        assertThat(groups).hasSize(given);
    }

    private void countsAgree() {
        Map<Integer, Integer> shown = new HashMap<>();
        int attached = 0;
        for (Mount mount : table.mounts().values()) {
            shown.merge(mount.superblock(), 1, Integer::sum);
            attached += mount.attached() ? 1 : 0;
            assertThat(mount.attached() || mount.holds() > 0).isTrue();
        }
        assertThat(table.attached()).isEqualTo(attached);
        vfs.superblocks().values().forEach(it -> assertThat(it.mounts()).isEqualTo(shown.getOrDefault(it.id(), 0)));
    }
}
