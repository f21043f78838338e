package dev.maitredkit.fakeguest.kernel.fs;

/**
 * A name in one file system, what the kernel calls a dentry: mounts cover it, directories hold it. Either a
 * number in the file system's own tree, or, where names come and go by themselves (proc, sysfs, overlay), a path.
 *
 * @param id positive in a stored tree, 0 where names are paths
 * @param path components joined by {@code /}, empty for the root; always empty in a stored tree
 * @param followed the thing behind a link that leads to no name, such as {@code /proc/self/fd/0} of a pipe
 */
public record Node(int id, String path, boolean followed) {
    static Node stored(int id) {
        return new Node(id, "", false);
    }

    static Node pathed(String path) {
        return new Node(0, path, false);
    }

    boolean isStored() {
        return id != 0;
    }

    Node child(String name) {
        return pathed(path.isEmpty() ? name : path + '/' + name);
    }

    Node parent() {
        int slash = path.lastIndexOf('/');
        return pathed(slash < 0 ? "" : path.substring(0, slash));
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    Node behind() {
        return new Node(id, path, true);
    }
}
