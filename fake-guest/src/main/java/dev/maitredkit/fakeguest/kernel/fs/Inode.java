package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.map.IntMap;
import java.time.Instant;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * A file of a stored tree.
 *
 * @param number its inode number, the key in its tree
 * @param links how many names it has; a directory counts as Linux does
 * @param holds how many open files, working directories and mounts refer to it
 * @param writers open files that may write; negative: so many run it as a program (execve(2), ETXTBSY)
 */
record Inode(
        int number,
        FileType type,
        int permissions,
        int uid,
        int gid,
        int links,
        int holds,
        int writers,
        Instant accessed,
        Instant modified,
        Instant changed,
        Data data) {

    /** What is in it, by type. */
    sealed interface Data {
        /** FIFOs and sockets: what goes through them is not here. */
        record None() implements Data {}

        record Bytes(Content content) implements Data {}

        /**
         * A directory.
         *
         * @param names to keys of dentries
         * @param order the same keys in the order in which readdir(3) gives them
         * @param opaque overlay only: hides what the lower layers have under this directory
         */
        record Entries(HashPMap<String, Integer> names, IntMap<Integer> order, int nextOrder, boolean opaque)
                implements Data {
            static final Entries EMPTY = new Entries(HashTreePMap.empty(), IntMap.empty(), 0, false);
        }

        record Target(String text) implements Data {}

        record Device(DeviceNumber number) implements Data {}
    }

    boolean isDirectory() {
        return type == FileType.DIRECTORY;
    }

    Content content() {
        return data instanceof Data.Bytes it ? it.content() : Content.EMPTY;
    }

    Data.Entries entries() {
        return data instanceof Data.Entries it ? it : Data.Entries.EMPTY;
    }

    Inode withData(Data newData) {
        return new Inode(
                number, type, permissions, uid, gid, links, holds, writers, accessed, modified, changed, newData);
    }

    Inode withLinks(int count) {
        return new Inode(number, type, permissions, uid, gid, count, holds, writers, accessed, modified, changed, data);
    }

    Inode withHolds(int count) {
        return new Inode(number, type, permissions, uid, gid, links, count, writers, accessed, modified, changed, data);
    }

    Inode withWriters(int count) {
        return new Inode(number, type, permissions, uid, gid, links, holds, count, accessed, modified, changed, data);
    }

    Inode withOwner(int newUid, int newGid) {
        return new Inode(
                number, type, permissions, newUid, newGid, links, holds, writers, accessed, modified, changed, data);
    }

    Inode withPermissions(int bits) {
        return new Inode(number, type, bits, uid, gid, links, holds, writers, accessed, modified, changed, data);
    }

    Inode withTimes(Instant access, Instant modification, Instant change) {
        return new Inode(
                number, type, permissions, uid, gid, links, holds, writers, access, modification, change, data);
    }

    Inode modifiedAt(Instant now) {
        return withTimes(accessed, now, now);
    }

    Inode changedAt(Instant now) {
        return withTimes(accessed, modified, now);
    }
}
