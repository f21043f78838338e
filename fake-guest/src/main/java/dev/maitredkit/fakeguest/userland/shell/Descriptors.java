package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Sys;

/** The shell's own descriptors, which are kept out of the way of those of scripts. */
final class Descriptors {
    private Descriptors() {}

    /** Moves a descriptor to at least {@code least}, closed on exec; gives where it is now. */
    static int moveAway(Sys sys, int fd, int least) {
        int moved = sys.dup(fd, least).fold(it -> it, error -> fd);
        if (moved != fd) {
            sys.close(fd);
        }
        sys.setCloseOnExec(moved, true);
        return moved;
    }
}
