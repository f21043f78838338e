package dev.maitredkit.fakeguest.kernel.fs;

import java.util.Objects;

/**
 * Who calls: where paths start and what the caller may do.
 *
 * @param umask the permissions that new files do not get
 * @param pseudo what proc and sysfs show to this caller
 */
public record FsContext(Location root, Location cwd, int umask, int uid, int gid, PseudoFiles pseudo) {
    public FsContext {
        Objects.requireNonNull(root);
        Objects.requireNonNull(cwd);
        Objects.requireNonNull(pseudo);
    }

    public FsContext withCwd(Location place) {
        return new FsContext(root, place, umask, uid, gid, pseudo);
    }

    public FsContext withUmask(int mask) {
        return new FsContext(root, cwd, mask, uid, gid, pseudo);
    }

    public FsContext withPseudo(PseudoFiles files) {
        return new FsContext(root, cwd, umask, uid, gid, files);
    }
}
