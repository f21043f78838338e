package dev.maitredkit.fakeguest.kernel.fs;

/**
 * A name of a file of a stored tree.
 *
 * @param parent the directory's dentry; the root is its own parent
 * @param linked false once it was removed; it goes on existing while it is held
 * @param holds open files, working directories and mounts that came by this name
 * @param order its place in the directory
 */
record Dentry(int id, int parent, String name, int inode, boolean linked, int holds, int order) {
    Dentry withHolds(int count) {
        return new Dentry(id, parent, name, inode, linked, count, order);
    }

    Dentry unlinked() {
        return new Dentry(id, parent, name, inode, false, holds, order);
    }

    Dentry at(int newParent, String newName, int newOrder) {
        return new Dentry(id, newParent, newName, inode, linked, holds, newOrder);
    }
}
