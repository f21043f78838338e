package dev.maitredkit.fakeguest.kernel.proc;

import java.util.Optional;
import org.pcollections.TreePMap;

/** The file descriptors of one process. */
public record Descriptors(TreePMap<Integer, Descriptor> byNumber) {
    public static final Descriptors NONE = new Descriptors(TreePMap.empty());

    /** One of them: which open file it is, and whether execve(2) closes it. */
    public record Descriptor(long file, boolean closeOnExec) {}

    public Optional<Descriptor> find(int fd) {
        return Optional.ofNullable(byNumber.get(fd));
    }

    /** The lowest free number not below {@code least}. */
    public int lowestFree(int least) {
        int fd = least;
        for (int taken : byNumber.tailMap(least, true).keySet()) {
            if (taken != fd) {
                break;
            }
            fd++;
        }
        return fd;
    }

    public Descriptors with(int fd, Descriptor descriptor) {
        return new Descriptors(byNumber.plus(fd, descriptor));
    }

    public Descriptors without(int fd) {
        return new Descriptors(byNumber.minus(fd));
    }
}
