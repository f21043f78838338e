package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.map.IntMap;
import org.pcollections.HashPMap;

/**
 * A state while one call works on it. It lives no longer than the call: when the call fails, it is dropped, and
 * nothing has happened.
 */
final class Edit {
    private Vfs vfs;

    Edit(Vfs vfs) {
        this.vfs = vfs;
    }

    Vfs vfs() {
        return vfs;
    }

    SuperBlock superblock(int id) {
        return vfs.superblock(id);
    }

    void put(SuperBlock it) {
        vfs = vfs.withSuperblocks(vfs.superblocks().plus(it.id(), it));
    }

    FileTree tree(int superblock) {
        return superblock(superblock).tree();
    }

    void put(int superblock, FileTree tree) {
        put(superblock(superblock).withTree(tree));
    }

    void put(int superblock, Inode inode) {
        put(superblock, tree(superblock).put(inode));
    }

    MountTable table() {
        return vfs.table();
    }

    Mount mount(int key) {
        return vfs.table().get(key);
    }

    void put(Mount mount) {
        put(table(), table().mounts().plus(mount.key(), mount));
    }

    private void put(MountTable old, IntMap<Mount> mounts) {
        vfs = vfs.withTable(new MountTable(
                mounts, old.byPlace(), old.covered(), old.ids(), old.groups(), old.nextKey(), old.attached()));
    }

    /**
     * A new superblock for these files, not yet shown by a mount.
     *
     * @param shape what it is; its id, its counts and, unless it has the number of a disk, its device are given here
     */
    SuperBlock addSuperblock(SuperBlock shape) {
        boolean numbered = shape.device().major() != 0;
        SuperBlock it = new SuperBlock(
                vfs.nextSuperblock(),
                shape.type(),
                shape.subtype(),
                numbered ? shape.device() : new DeviceNumber(0, vfs.anonymous().lowest()),
                shape.disk(),
                shape.sharedAs(),
                shape.flags(),
                shape.options(),
                shape.tree(),
                0,
                0);
        vfs = vfs.withNumbers(
                it.id() + 1, numbered ? vfs.anonymous() : vfs.anonymous().take());
        if (!it.sharedAs().isEmpty()) {
            vfs = vfs.withShared(vfs.shared().plus(it.sharedAs(), it.id()));
        }
        put(it);
        return it;
    }

    /** A new mount, attached to nothing. */
    Mount addMount(int superblock, Node root, String source, int flags) {
        MountTable old = table();
        int key = old.nextKey();
        Mount mount = new Mount(
                key,
                old.ids().lowest(),
                superblock,
                root,
                source,
                flags,
                false,
                0,
                0,
                new Mount.TreeLinks(key, root, Mount.NONE, Mount.NONE, Mount.NONE, Mount.NONE),
                Mount.PeerLinks.alone(key));
        vfs = vfs.withTable(new MountTable(
                old.mounts().plus(key, mount),
                old.byPlace(),
                old.covered(),
                old.ids().take(),
                old.groups(),
                key + 1,
                old.attached()));
        SuperBlock shown = superblock(superblock);
        put(shown.withMounts(shown.mounts() + 1));
        holdNode(superblock, root, 1);
        return mount;
    }

    /** Lets a mount go that is detached and that nobody holds. */
    void freeIfUnused(int key) {
        Mount mount = mount(key);
        if (mount.attached() || mount.holds() > 0) {
            return;
        }
        MountTable old = table();
        vfs = vfs.withTable(new MountTable(
                old.mounts().minus(key),
                old.byPlace(),
                old.covered(),
                old.ids().give(mount.id()),
                old.groups(),
                old.nextKey(),
                old.attached()));
        holdNode(mount.superblock(), mount.root(), -1);
        SuperBlock shown = superblock(mount.superblock());
        put(shown.withMounts(shown.mounts() - 1));
        freeSuperblockIfUnused(shown.id());
    }

    /** Lets a file system go that no mount shows; what is on a disk stays there, and so does devtmpfs. */
    private void freeSuperblockIfUnused(int id) {
        SuperBlock it = superblock(id);
        if (it.mounts() > 0 || it.type() == FsType.DEVTMPFS) {
            return;
        }
        vfs = vfs.withSuperblocks(vfs.superblocks().minus(id));
        if (!it.sharedAs().isEmpty()) {
            vfs = vfs.withShared(vfs.shared().minus(it.sharedAs()));
        }
        if (it.options() instanceof FsOptions.Overlay overlay) {
            overlay.all().forEach(layer -> holdLayer(layer, -1));
        }
        it.disk().map(vfs.disks()::get).ifPresent(disk -> put(disk.unmounted(it.tree())));
        if (it.device().major() == 0) {
            vfs = vfs.withNumbers(
                    vfs.nextSuperblock(), vfs.anonymous().give(it.device().minor()));
        }
    }

    /** Counts an overlay that uses a directory as a layer: it keeps the file system as a mount does. */
    void holdLayer(Spot layer, int by) {
        SuperBlock it = superblock(layer.superblock());
        put(it.withMounts(it.mounts() + by));
        holdNode(layer.superblock(), layer.node(), by);
        if (by < 0) {
            freeSuperblockIfUnused(layer.superblock());
        }
    }

    void put(Disk disk) {
        vfs = vfs.withDisks(vfs.disks().plus(disk.number(), disk));
    }

    /** Counts a holder of a node of a stored tree; the others need no counting. */
    void holdNode(int superblock, Node node, int by) {
        if (node.isStored()) {
            put(superblock, tree(superblock).hold(node.id(), by));
        }
    }

    /** Counts a holder of a place: its mount and its node. */
    void hold(Location place, int by) {
        Mount mount = mount(place.mount());
        put(mount.withHolds(mount.holds() + by));
        holdNode(mount.superblock(), place.node(), by);
        if (by < 0) {
            freeIfUnused(place.mount());
        }
    }

    /** Counts an open file that may write through this mount. */
    void countWriter(int mountKey, int by) {
        Mount mount = mount(mountKey);
        put(mount.withWriters(mount.writers() + by));
        SuperBlock it = superblock(mount.superblock());
        put(it.withWriters(it.writers() + by));
    }

    void setPlaces(HashPMap<Location, Integer> byPlace, HashPMap<Spot, Integer> covered, int attached) {
        MountTable old = table();
        vfs = vfs.withTable(
                new MountTable(old.mounts(), byPlace, covered, old.ids(), old.groups(), old.nextKey(), attached));
    }

    void setGroups(Ids groups) {
        MountTable old = table();
        vfs = vfs.withTable(new MountTable(
                old.mounts(), old.byPlace(), old.covered(), old.ids(), groups, old.nextKey(), old.attached()));
    }

    void setRandom(long state) {
        vfs = vfs.withRandom(state);
    }
}
