package dev.maitredkit.fakeguest.kernel.fs;

import java.util.Optional;

/**
 * A file system that is in use.
 *
 * @param subtype behind the dot of the type in /proc/mounts; empty when there is none
 * @param device its number in mountinfo and st_dev
 * @param disk what it is on
 * @param sharedAs by which key further mounts find it; empty: not at all
 * @param flags MS_RDONLY, MS_SYNCHRONOUS, MS_DIRSYNC, MS_LAZYTIME, MS_MANDLOCK of {@link MountFlags}
 * @param tree its files; a pseudo file system and an overlay have just a root here
 * @param mounts how many mounts show it, attached or still held
 * @param writers how many open files may write to it
 */
record SuperBlock(
        int id,
        FsType type,
        String subtype,
        DeviceNumber device,
        Optional<DeviceNumber> disk,
        String sharedAs,
        int flags,
        FsOptions options,
        FileTree tree,
        int mounts,
        int writers) {

    boolean isReadOnly() {
        return (flags & MountFlags.RDONLY) != 0;
    }

    Node root() {
        return isStored() ? Node.stored(tree.root()) : Node.pathed("");
    }

    boolean isStored() {
        return !type.isPseudo() && type != FsType.OVERLAY;
    }

    SuperBlock withTree(FileTree files) {
        return new SuperBlock(id, type, subtype, device, disk, sharedAs, flags, options, files, mounts, writers);
    }

    SuperBlock withMounts(int count) {
        return new SuperBlock(id, type, subtype, device, disk, sharedAs, flags, options, tree, count, writers);
    }

    SuperBlock withWriters(int count) {
        return new SuperBlock(id, type, subtype, device, disk, sharedAs, flags, options, tree, mounts, count);
    }

    SuperBlock reconfigured(int newFlags, FsOptions newOptions) {
        return new SuperBlock(id, type, subtype, device, disk, sharedAs, newFlags, newOptions, tree, mounts, writers);
    }
}
