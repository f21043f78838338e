package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.fs.PseudoFiles.PseudoFs;
import java.util.List;

/** What is behind an open file, so that the floor above knows who reads and writes it. */
public sealed interface Backing {
    /** A file with content here: {@link Vfs#read} and {@link Vfs#write} serve it. */
    record Regular() implements Backing {}

    record Directory() implements Backing {}

    /** A named pipe; the two numbers name it, the floor above has its bytes. */
    record Fifo(int superblock, int inode) implements Backing {}

    /** A character device; see {@link DeviceKind} for who serves it. */
    record Device(DeviceKind kind, DeviceNumber number) implements Backing {}

    /** A block device: {@link Vfs#read} and {@link Vfs#write} serve it. */
    record Block(DeviceNumber number) implements Backing {}

    /** A file of proc or sysfs: the floor above reads and writes it. An empty path with a link is a descriptor's. */
    record Pseudo(PseudoFs fs, List<String> path) implements Backing {
        public Pseudo {
            path = List.copyOf(path);
        }
    }
}
