package dev.maitredkit.fakeguest.kernel.fs;

/**
 * An open file description of this floor: it holds its file and its mount until {@link Vfs#close}. The offset
 * is the caller's.
 *
 * @param place by which name it was opened
 * @param superblock whose file it is, which on an overlay is not the mount's
 * @param node the file there
 */
public record OpenFile(
        Location place,
        int superblock,
        Node node,
        Backing backing,
        boolean readable,
        boolean writable,
        boolean append) {}
