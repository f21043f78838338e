package dev.maitredkit.fakeguest;

import dev.maitredkit.fakeguest.kernel.fs.DeviceNumber;
import dev.maitredkit.fakeguest.kernel.fs.Disk;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import java.util.Objects;

/**
 * Something that is in a guest when it boots. Paths are absolute, one char a byte; directories on the way are made as
 * needed, with mode 0755.
 */
public sealed interface ImageEntry {
    /** A directory, or new permissions for one. */
    record Directory(String path, int mode, int uid, int gid) implements ImageEntry {}

    /** A regular file. */
    record File(String path, String content, int mode, int uid, int gid) implements ImageEntry {}

    /** A symbolic link. */
    record Symlink(String path, String target) implements ImageEntry {}

    /** Another name for a file that is there. */
    record HardLink(String path, String existing) implements ImageEntry {}

    /** A device node or FIFO. */
    record Node(String path, FileType type, int mode, int major, int minor) implements ImageEntry {
        public Node {
            Objects.requireNonNull(type);
        }
    }

    /**
     * A block device. Its node is a {@link Node} of its own.
     *
     * @param size in bytes
     */
    record BlockDevice(DeviceNumber number, long size, Disk.Format format, String label, boolean readOnly)
            implements ImageEntry {
        public BlockDevice {
            Objects.requireNonNull(number);
            Objects.requireNonNull(format);
            Objects.requireNonNull(label);
        }
    }

    /**
     * A pseudo terminal from outside the guest in the place of a node, as container managers do it: the terminal is
     * mounted on the node from a devpts that the guest does not have otherwise.
     */
    record Terminal(String path, int number) implements ImageEntry {}

    /** A mount, with the arguments of mount(2). */
    record Mount(String source, String target, String type, long flags, String options) implements ImageEntry {}
}
