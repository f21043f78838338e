package dev.maitredkit.fakeguest.kernel.fs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One way in which the files and mounts of two states differ; {@link VfsDiff} finds them. */
public sealed interface FileChange {
    /** What can be told of a mount: the fields of mountinfo. */
    record MountFacts(
            int id,
            int parent,
            DeviceNumber device,
            String root,
            String mountPoint,
            int flags,
            int peerGroup,
            int masterMount,
            boolean attached,
            String source) {}

    /** What can be told of a file system; the rest of it is its files. */
    record FileSystemFacts(String type, boolean readOnly, String options) {}

    /** What can be told of a file without its names; a directory has no size here, its names say more. */
    record FileFacts(
            FileType type,
            int permissions,
            int uid,
            int gid,
            int links,
            long size,
            Instant accessed,
            Instant modified,
            Instant changed,
            Optional<DeviceNumber> device,
            Optional<String> target) {}

    /** A mount came, went or changed. */
    record OfMount(Optional<MountFacts> before, Optional<MountFacts> after) implements FileChange {}

    /** A file system came into use, went out of it or changed. Of one that came or went no files are listed. */
    record OfFileSystem(DeviceNumber device, Optional<FileSystemFacts> before, Optional<FileSystemFacts> after)
            implements FileChange {}

    /**
     * A name came, went, moved or leads to another file.
     *
     * @param before its path within the file system
     */
    record OfName(DeviceNumber device, Optional<Target> before, Optional<Target> after) implements FileChange {}

    /** Where a name is or was, the number of its file, and whether it has not been removed (who holds it, keeps it). */
    record Target(String path, int inode, boolean linked) {}

    /**
     * A file came, went or changed.
     *
     * @param paths its paths within the file system, as far as they were touched
     * @param content whether its bytes differ
     */
    record OfFile(
            DeviceNumber device,
            int inode,
            List<String> paths,
            Optional<FileFacts> before,
            Optional<FileFacts> after,
            boolean content)
            implements FileChange {
        public OfFile {
            paths = List.copyOf(paths);
        }
    }

    /** What can be told of a disk; the rest of it is its files. */
    record DiskFacts(long size, Disk.Format format, String label, boolean readOnly, boolean mounted) {}

    /**
     * A disk came, went or changed.
     *
     * @param raw whether what was written to it past its file system differs
     */
    record OfDisk(DeviceNumber device, Optional<DiskFacts> before, Optional<DiskFacts> after, boolean raw)
            implements FileChange {}
}
