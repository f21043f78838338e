package dev.maitredkit.fakeguest.kernel.fs;

import java.util.Objects;
import java.util.Optional;

/**
 * A block device.
 *
 * @param size in bytes
 * @param format what is on it
 * @param label of its file system, maybe empty
 * @param readOnly the device itself refuses writes
 * @param raw what was written to it past a file system
 * @param files of its file system while that is not mounted
 * @param superblock of its file system while that is mounted
 */
public record Disk(
        DeviceNumber number,
        long size,
        Format format,
        String label,
        boolean readOnly,
        Content raw,
        Optional<Stored> files,
        Optional<Integer> superblock) {

    /** What a disk is formatted with. */
    public enum Format {
        NONE,
        EXT2,
        EXT3,
        EXT4,
        BTRFS
    }

    /** The files of a file system that is not mounted. */
    public static final class Stored {
        private final FileTree tree;

        Stored(FileTree tree) {
            this.tree = Objects.requireNonNull(tree);
        }

        FileTree tree() {
            return tree;
        }
    }

    /** A disk with nothing on it. */
    public static Disk blank(DeviceNumber number, long size) {
        return new Disk(number, size, Format.NONE, "", false, Content.EMPTY, Optional.empty(), Optional.empty());
    }

    public Disk readOnly(boolean on) {
        return new Disk(number, size, format, label, on, raw, files, superblock);
    }

    Disk formatted(Format newFormat, String newLabel, FileTree tree) {
        return new Disk(
                number,
                size,
                newFormat,
                newLabel,
                readOnly,
                Content.EMPTY,
                Optional.of(new Stored(tree)),
                Optional.empty());
    }

    Disk mountedAs(int key) {
        return new Disk(number, size, format, label, readOnly, raw, Optional.empty(), Optional.of(key));
    }

    Disk unmounted(FileTree tree) {
        return new Disk(number, size, format, label, readOnly, raw, Optional.of(new Stored(tree)), Optional.empty());
    }

    Disk withRaw(Content content) {
        return new Disk(number, size, Format.NONE, "", readOnly, content, Optional.empty(), Optional.empty());
    }
}
