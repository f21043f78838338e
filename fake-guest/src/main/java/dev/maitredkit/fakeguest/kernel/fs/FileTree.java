package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.map.IntMap;
import java.time.Instant;
import java.util.Optional;

/**
 * The files of one file system: inodes and their names. It checks nothing; the calls above it do.
 *
 * @param root the dentry of its root directory
 * @param pages how many pages all files have allocated
 * @param charge how many inodes tmpfs counts for it: one a file and one more for each further name
 * @param orphans removed files that are still held
 */
record FileTree(
        IntMap<Inode> inodes,
        IntMap<Dentry> dentries,
        int nextInode,
        int nextDentry,
        int root,
        long pages,
        long charge,
        int orphans) {

    /** Symbolic links longer than this take a page (shmem's SHORT_SYMLINK_LEN, with the NUL). */
    private static final int SHORT_LINK = 127;

    private static final int ROOT_DENTRY = 1;

    /** A tree with nothing but its root directory, which has the inode number {@code rootInode}. */
    static FileTree rooted(int rootInode, int nextInode, int permissions, int uid, int gid, Instant now) {
        Inode directory = new Inode(
                rootInode, FileType.DIRECTORY, permissions, uid, gid, 2, 0, 0, now, now, now, Inode.Data.Entries.EMPTY);
        Dentry root = new Dentry(ROOT_DENTRY, ROOT_DENTRY, "", rootInode, true, 0, 0);
        return new FileTree(
                        IntMap.empty(),
                        IntMap.<Dentry>empty().plus(ROOT_DENTRY, root),
                        nextInode,
                        ROOT_DENTRY + 1,
                        ROOT_DENTRY,
                        0,
                        0,
                        0)
                .put(directory);
    }

    Dentry dentry(int id) {
        return dentries.get(id);
    }

    Inode inodeOf(int dentry) {
        return inodes.get(dentries.get(dentry).inode());
    }

    Optional<Dentry> findChild(int directory, String name) {
        return Optional.ofNullable(inodeOf(directory).entries().names().get(name))
                .map(dentries::get);
    }

    /** With this inode in the place of the one with its number. */
    FileTree put(Inode inode) {
        Inode old = inodes.get(inode.number());
        return new FileTree(
                inodes.plus(inode.number(), inode),
                dentries,
                nextInode,
                nextDentry,
                root,
                pages + pagesOf(inode) - (old == null ? 0 : pagesOf(old)),
                charge + chargeOf(inode) - (old == null ? 0 : chargeOf(old)),
                orphans + orphan(inode) - (old == null ? 0 : orphan(old)));
    }

    private FileTree drop(Inode inode) {
        return new FileTree(
                inodes.minus(inode.number()),
                dentries,
                nextInode,
                nextDentry,
                root,
                pages - pagesOf(inode),
                charge - chargeOf(inode),
                orphans - orphan(inode));
    }

    private FileTree withDentries(IntMap<Dentry> changed) {
        return new FileTree(inodes, changed, nextInode, nextDentry, root, pages, charge, orphans);
    }

    private FileTree numbered(int inode, int dentry) {
        return new FileTree(inodes, dentries, inode, dentry, root, pages, charge, orphans);
    }

    static long pagesOf(Inode inode) {
        if (inode.data() instanceof Inode.Data.Target target) {
            return target.text().length() > SHORT_LINK ? 1 : 0;
        }
        return inode.content().allocatedPages();
    }

    private static long chargeOf(Inode inode) {
        return inode.isDirectory() ? 1 : Math.max(1, inode.links());
    }

    private static int orphan(Inode inode) {
        return inode.links() == 0 ? 1 : 0;
    }

    /** With a new file of this shape; its number and number of links are given here. */
    FileTree create(int directory, String name, Inode shape) {
        int number = nextInode;
        Inode inode = new Inode(
                number,
                shape.type(),
                shape.permissions(),
                shape.uid(),
                shape.gid(),
                shape.isDirectory() ? 2 : 1,
                0,
                0,
                shape.accessed(),
                shape.modified(),
                shape.changed(),
                shape.data());
        FileTree tree = put(inode).numbered(number + 1, nextDentry).enter(directory, name, number);
        return inode.isDirectory() ? tree.countSubdirectory(directory, 1) : tree;
    }

    /** With one more name for the file. */
    FileTree link(int directory, String name, int inode, Instant now) {
        Inode it = inodes.get(inode);
        return put(it.withLinks(it.links() + 1).changedAt(now)).enter(directory, name, inode);
    }

    private FileTree enter(int directory, String name, int inode) {
        Dentry dentry = new Dentry(nextDentry, directory, name, inode, true, 0, 0);
        return numbered(nextInode, nextDentry + 1).placed(dentry, directory, name);
    }

    private FileTree placed(Dentry dentry, int directory, String name) {
        Inode parent = inodeOf(directory);
        Inode.Data.Entries entries = parent.entries();
        int order = entries.nextOrder();
        Inode.Data.Entries more = new Inode.Data.Entries(
                entries.names().plus(name, dentry.id()),
                entries.order().plus(order, dentry.id()),
                order + 1,
                entries.opaque());
        return withDentries(dentries.plus(dentry.id(), dentry.at(directory, name, order)))
                .put(parent.withData(more));
    }

    private FileTree displaced(Dentry dentry) {
        Inode parent = inodeOf(dentry.parent());
        Inode.Data.Entries entries = parent.entries();
        return put(parent.withData(new Inode.Data.Entries(
                entries.names().minus(dentry.name()),
                entries.order().minus(dentry.order()),
                entries.nextOrder(),
                entries.opaque())));
    }

    private FileTree countSubdirectory(int directory, int by) {
        Inode it = inodeOf(directory);
        return put(it.withLinks(it.links() + by));
    }

    /** Without this name; the file goes with its last name and its last holder. */
    FileTree unlink(int id, Instant now) {
        Dentry dentry = dentry(id);
        FileTree tree = displaced(dentry);
        Inode inode = tree.inodeOf(id);
        tree = tree.put((inode.isDirectory() ? inode.withLinks(0) : inode.withLinks(inode.links() - 1)).changedAt(now));
        if (inode.isDirectory()) {
            tree = tree.countSubdirectory(dentry.parent(), -1);
        }
        if (dentry.holds() == 0) {
            return tree.withDentries(tree.dentries.minus(id)).collect(inode.number());
        }
        return tree.withDentries(tree.dentries.plus(id, dentry.unlinked())).hold(dentry.parent(), 1);
    }

    /** With the name in another place, where there is none of that name. */
    FileTree move(int id, int directory, String name) {
        Dentry dentry = dentry(id);
        FileTree tree = displaced(dentry).placed(dentry, directory, name);
        if (tree.inodeOf(id).isDirectory() && dentry.parent() != directory) {
            tree = tree.countSubdirectory(dentry.parent(), -1).countSubdirectory(directory, 1);
        }
        return tree;
    }

    /** With {@code by} more holders of this name and its file, or fewer. */
    FileTree hold(int id, int by) {
        Dentry dentry = dentry(id);
        Inode inode = inodes.get(dentry.inode());
        if (dentry.holds() + by < 0) {
            throw new IllegalStateException("released more often than held: " + dentry);
        }
        FileTree tree = put(inode.withHolds(inode.holds() + by));
        if (dentry.linked() || dentry.holds() + by > 0) {
            return tree.withDentries(tree.dentries.plus(id, dentry.withHolds(dentry.holds() + by)));
        }
        return tree.withDentries(tree.dentries.minus(id))
                .collect(inode.number())
                .hold(dentry.parent(), -1);
    }

    private FileTree collect(int number) {
        Inode inode = inodes.get(number);
        return inode.links() == 0 && inode.holds() == 0 ? drop(inode) : this;
    }

    /** Whether {@code id} is {@code ancestor} or lies below it. */
    boolean isBelow(int id, int ancestor) {
        for (int at = id; ; ) {
            if (at == ancestor) {
                return true;
            }
            int up = dentry(at).parent();
            if (up == at) {
                return false;
            }
            at = up;
        }
    }
}
