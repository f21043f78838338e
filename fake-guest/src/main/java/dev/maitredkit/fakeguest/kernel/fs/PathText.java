package dev.maitredkit.fakeguest.kernel.fs;

import java.util.Optional;

/** The path of a place, seen from a root; what d_path and getcwd(2) of Linux make (fs/d_path.c). */
final class PathText {
    private static final String DELETED = " (deleted)";

    private final Vfs vfs;
    private final Location root;

    PathText(Vfs vfs, Location root) {
        this.vfs = vfs;
        this.root = root;
    }

    /** For getcwd(2) and the links of /proc. */
    String of(Location place) {
        String path = climb(place).orElseGet(() -> "(unreachable)" + climbAll(place));
        return isDeleted(place) ? path + DELETED : path;
    }

    /** For mounts and mountinfo: empty when the place is not below the root. */
    Optional<String> findReachable(Location place) {
        return climb(place);
    }

    private boolean isDeleted(Location place) {
        SuperBlock in = vfs.superblockOf(place);
        return in.isStored() && !in.tree().dentry(place.node().id()).linked();
    }

    private Optional<String> climb(Location from) {
        StringBuilder path = new StringBuilder();
        return climb(from, path) ? Optional.of(orRoot(path)) : Optional.empty();
    }

    private String climbAll(Location from) {
        StringBuilder path = new StringBuilder();
        climb(from, path);
        return orRoot(path);
    }

    private static String orRoot(StringBuilder path) {
        return path.isEmpty() ? "/" : path.toString();
    }

    private boolean climb(Location from, StringBuilder path) {
        Location at = from;
        while (!at.equals(root)) {
            Mount mount = vfs.mount(at);
            if (at.node().equals(mount.root())) {
                if (!mount.hasParent()) {
                    return false;
                }
                at = new Location(mount.tree().parent(), mount.tree().mountpoint());
                continue;
            }
            SuperBlock in = vfs.superblock(mount.superblock());
            if (at.node().equals(in.root())) {
                return false;
            }
            path.insert(0, '/' + name(in, at.node()));
            at = new Location(at.mount(), parent(in, at.node()));
        }
        return true;
    }

    /** The path of a node within its file system: the fourth field of mountinfo. */
    static String within(SuperBlock in, Node node) {
        StringBuilder path = new StringBuilder();
        for (Node at = node; !at.equals(in.root()); at = parent(in, at)) {
            path.insert(0, '/' + name(in, at));
        }
        boolean deleted = in.isStored() && !in.tree().dentry(node.id()).linked();
        return orRoot(path) + (deleted ? "//deleted" : "");
    }

    private static String name(SuperBlock in, Node node) {
        return in.isStored() ? in.tree().dentry(node.id()).name() : node.name();
    }

    private static Node parent(SuperBlock in, Node node) {
        return in.isStored() ? Node.stored(in.tree().dentry(node.id()).parent()) : node.parent();
    }
}
