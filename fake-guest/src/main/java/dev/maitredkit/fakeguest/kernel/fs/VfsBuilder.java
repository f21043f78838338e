package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.map.IntMap;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.pcollections.HashTreePMap;

/**
 * Makes the state that a guest boots with. It starts with an empty root file system, a tmpfs or a disk, and every
 * method does to it what root would do by system calls, parents made as needed; what cannot be done is an
 * {@link IllegalArgumentException}.
 */
public final class VfsBuilder {
    private static final int WHOLE = 07777;

    private final Instant now;
    private Vfs vfs;

    private VfsBuilder(Vfs vfs, Instant now) {
        this.vfs = vfs;
        this.now = now;
    }

    /**
     * A root on a tmpfs of mode 0755.
     *
     * @param source what /proc/mounts calls it
     * @param firstMountId the number of the root's mount in mountinfo is the one after this
     * @param seed of /dev/random
     */
    public static VfsBuilder onTmpfs(String source, FsLimits limits, int firstMountId, long seed, Instant now) {
        Vfs empty = new Vfs(
                MountTable.empty(firstMountId),
                IntMap.empty(),
                Ids.from(FIRST_ANONYMOUS),
                1,
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                limits,
                1,
                seed);
        Edit edit = new Edit(empty);
        MountTree tree = new MountTree(edit);
        SuperBlock initial = edit.addSuperblock(new SuperBlock(
                0,
                FsType.ROOTFS,
                "",
                new DeviceNumber(0, 0),
                Optional.empty(),
                "",
                0,
                new FsOptions.Shown(""),
                FileTree.rooted(1, 2, 0755, 0, 0, now),
                0,
                0));
        Mount hidden = edit.addMount(initial.id(), initial.root(), "none", 0);
        edit.put(edit.mount(hidden.key()).withAttached(true));
        tree.count(1);
        FsTypes.Parsed parsed = FsTypes.parse(edit.vfs(), FsType.TMPFS, MountParameters.forMount(0, source), "mode=755")
                .orThrow();
        FsOpen.Opened opened = new FsOpen(edit.vfs(), edit.vfs().rootContext(PseudoFiles.NONE), now)
                .open(FsType.TMPFS, parsed)
                .orThrow();
        Edit next = new Edit(opened.vfs());
        Mount root = next.addMount(
                opened.superblock(), next.superblock(opened.superblock()).root(), source, MountFlags.RELATIME);
        MountTree attached = new MountTree(next);
        attached.setMountpoint(root.key(), new Location(hidden.key(), hidden.root()));
        attached.commit(root.key());
        return new VfsBuilder(next.vfs().withRootMount(root.key()), now);
    }

    /** The first minor number of a file system without a device; those below are the kernel's own. */
    private static final int FIRST_ANONYMOUS = 20;

    private FsContext who() {
        return vfs.rootContext(PseudoFiles.NONE).withUmask(0);
    }

    private void must(String what, Result<Vfs> result) {
        vfs = result.fold(changed -> changed, errno -> {
            throw new IllegalArgumentException(what + ": " + errno.text());
        });
    }

    private void parents(String path) {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String parent = path.substring(0, slash);
            if (!vfs.stat(who(), parent).isOk()) {
                must(parent, vfs.mkdir(who(), parent, 0755, now));
            }
        }
    }

    private VfsBuilder owned(String path, int mode, int uid, int gid) {
        must(path, vfs.lchown(who(), path, uid, gid, now));
        must(path, vfs.chmod(who(), path, mode & WHOLE, now));
        return this;
    }

    /** A directory; one that exists gets the mode and the owner. */
    public VfsBuilder directory(String path, int mode, int uid, int gid) {
        parents(path);
        if (!vfs.stat(who(), path).isOk()) {
            must(path, vfs.mkdir(who(), path, mode, now));
        }
        return owned(path, mode, uid, gid);
    }

    public VfsBuilder directory(String path) {
        return directory(path, 0755, 0, 0);
    }

    /** A regular file, with one char of {@code content} a byte; one that exists is replaced. */
    public VfsBuilder file(String path, String content, int mode, int uid, int gid) {
        parents(path);
        Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
        Vfs.Opened opened = vfs.open(who(), path, flags, mode, now).fold(it -> it, errno -> {
            throw new IllegalArgumentException(path + ": " + errno.text());
        });
        Vfs written = opened.vfs();
        if (!content.isEmpty()) {
            Vfs.Written done = written.write(opened.file(), 0, content, now).orThrow();
            if (done.count() < content.length()) {
                throw new IllegalArgumentException(path + ": no space");
            }
            written = done.vfs();
        }
        vfs = written.close(opened.file());
        return owned(path, mode, uid, gid);
    }

    public VfsBuilder file(String path, String content, int mode) {
        return file(path, content, mode, 0, 0);
    }

    /** A file of root's with these bytes in front of what else it has. */
    public VfsBuilder binary(String path, String head, Content space, int mode) {
        file(path, "", mode, 0, 0);
        Location place = vfs.find(who(), path, true).orThrow();
        FileTree tree = vfs.superblockOf(place).tree();
        Inode inode = tree.inodeOf(place.node().id());
        Edit edit = new Edit(vfs);
        edit.put(vfs.mount(place).superblock(), tree.put(inode.withData(new Inode.Data.Bytes(space.write(0, head)))));
        vfs = edit.vfs();
        return this;
    }

    public VfsBuilder symlink(String path, String target) {
        parents(path);
        must(path, vfs.symlink(who(), target, path, now));
        return this;
    }

    /** One more name for a file. */
    public VfsBuilder link(String from, String to) {
        parents(to);
        must(to, vfs.link(who(), from, to, now));
        return this;
    }

    /** A character or block device, or a FIFO, whose number is not looked at. */
    public VfsBuilder node(String path, FileType type, int mode, DeviceNumber number) {
        parents(path);
        must(path, vfs.mknod(who(), path, type.bits() | mode, number, now));
        return this;
    }

    /** A pseudo terminal on a devpts that is mounted, by the number that is its name. */
    public VfsBuilder terminal(String devpts, int number) {
        vfs = vfs.withTerminal(devpts, number, now);
        return this;
    }

    /** A disk, formatted unless {@code format} is NONE. Its node is made by {@link #node}. */
    public VfsBuilder disk(Disk disk, Disk.Format format, String label) {
        vfs = vfs.withDisk(DiskFormats.format(disk, format, label, now));
        return this;
    }

    public VfsBuilder mount(String source, String target, String type, long flags, String options) {
        parents(target + '/');
        must(target, vfs.mount(who(), source, target, type, flags, options, now));
        return this;
    }

    public Vfs build() {
        return vfs;
    }
}
