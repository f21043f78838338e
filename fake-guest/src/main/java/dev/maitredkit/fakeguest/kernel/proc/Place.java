package dev.maitredkit.fakeguest.kernel.proc;

import dev.maitredkit.fakeguest.kernel.fs.Location;

/** Where the paths of a process start, and the permissions that its new files do not get. */
public record Place(Location root, Location cwd, int umask) {
    public Place in(Location directory) {
        return new Place(root, directory, umask);
    }

    public Place under(Location newRoot) {
        return new Place(newRoot, cwd, umask);
    }

    public Place masking(int mask) {
        return new Place(root, cwd, mask);
    }
}
