package dev.maitredkit.fakeguest.kernel.fs;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The names of proc and sysfs, which the floor above makes from processes and interfaces, as one caller sees
 * them. Only names and attributes: an open file of such a file system has {@link Backing.Pseudo}, and the floor above
 * reads and writes it.
 */
public interface PseudoFiles {
    /** Without names: an empty proc and an empty sysfs. */
    PseudoFiles NONE = new PseudoFiles() {
        @Override
        public Optional<PseudoNode> find(PseudoFs fs, List<String> path) {
            return path.isEmpty() ? Optional.of(PseudoNode.directory(0555, 1, 2, Instant.EPOCH)) : Optional.empty();
        }

        @Override
        public List<String> list(PseudoFs fs, List<String> path) {
            return List.of();
        }
    };

    /** What has this path; the empty path is the root, which must be found and be a directory. */
    Optional<PseudoNode> find(PseudoFs fs, List<String> path);

    /** The names in the directory of this path, in the order of readdir(3). */
    List<String> list(PseudoFs fs, List<String> path);

    /**
     * One such file system.
     *
     * @param type PROC or SYSFS
     * @param options as /proc/mounts shows them behind {@code rw}, such as {@code ,hidepid=invisible}
     */
    record PseudoFs(FsType type, int superblock, String options) {}

    /** What a name there is. {@code link} is {@code None} unless it is a symbolic link. */
    record PseudoNode(
            FileType type,
            int permissions,
            int links,
            int uid,
            int gid,
            long inode,
            long size,
            Instant time,
            Link link) {
        public PseudoNode {
            Objects.requireNonNull(time);
            if ((type == FileType.SYMLINK) == (link instanceof Link.None)) {
                throw new IllegalArgumentException("a symbolic link, and nothing else, leads somewhere");
            }
        }

        public static PseudoNode directory(int permissions, long inode, int links, Instant time) {
            return new PseudoNode(FileType.DIRECTORY, permissions, links, 0, 0, inode, 0, time, new Link.None());
        }

        public static PseudoNode file(int permissions, long inode, Instant time) {
            return new PseudoNode(FileType.REGULAR, permissions, 1, 0, 0, inode, 0, time, new Link.None());
        }

        public static PseudoNode link(int permissions, long inode, Instant time, Link link) {
            return new PseudoNode(FileType.SYMLINK, permissions, 1, 0, 0, inode, 0, time, link);
        }

        PseudoNode behind() {
            return link instanceof Link.Descriptor it ? it.behind() : this;
        }
    }

    /** Where a symbolic link of such a file system leads. */
    sealed interface Link {
        /** Not a link. */
        record None() implements Link {}

        /** An ordinary one. */
        record Text(String target) implements Link {}

        /** A magic one to a place, such as {@code /proc/self/cwd}; {@code text} is what readlink(2) gives. */
        record Jump(String text, Location to) implements Link {}

        /**
         * A magic one to something without a name, such as a pipe in {@code /proc/self/fd}.
         *
         * @param behind its attributes; opening it gives {@link Backing.Pseudo} with this link's path
         */
        record Descriptor(String text, PseudoNode behind) implements Link {}
    }
}
