package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.fs.PseudoFiles.Link;
import java.util.Optional;

/**
 * Finds places by paths, as path_resolution(7) and Linux 6.18 (fs/namei.c) do it: in the same order of
 * checks, across mounts and through links. One walk is one value of this class, because all links of a walk count together.
 */
final class PathWalk {
    /** The longest path in bytes, without the NUL (PATH_MAX). */
    static final int MAX_PATH = 4095;

    /** The longest name in bytes (NAME_MAX). */
    static final int MAX_NAME = 255;

    /** How many links a walk may follow (MAXSYMLINKS). */
    private static final int MAX_LINKS = 40;

    private final Vfs vfs;
    private final FsContext context;
    private final Nodes nodes;
    private int links;

    PathWalk(Vfs vfs, FsContext context) {
        this.vfs = vfs;
        this.context = context;
        this.nodes = new Nodes(vfs, context);
    }

    /** What the last component of a path is. */
    enum Kind {
        NAME,
        DOT,
        DOT_DOT,
        ROOT
    }

    /**
     * A path but for its last component.
     *
     * @param directory where the last component is looked up
     * @param slash one or more slashes follow the name
     */
    record Last(Location directory, Kind kind, String name, boolean slash) {}

    /** The place of a path, through its last link too if {@code follow}. */
    Result<Location> find(String path, boolean follow) {
        return last(path).flatMap(it -> finish(it, follow));
    }

    /** All of a path but its last component, which need not exist. */
    Result<Last> last(String path) {
        if (path.length() > MAX_PATH) {
            return Result.err(Errno.ENAMETOOLONG);
        }
        return path.isEmpty() ? Result.err(Errno.ENOENT) : last(path, context.cwd());
    }

    private Result<Last> last(String path, Location from) {
        Location at = path.startsWith("/") ? context.root() : from;
        Last last = new Last(at, Kind.ROOT, "", false);
        int start = afterSlashes(path, 0);
        while (start < path.length()) {
            if (!nodes.isDirectory(at)) {
                return Result.err(Errno.ENOTDIR);
            }
            if (context.uid() != 0 && !may(at, Access.EXECUTE)) {
                return Result.err(Errno.EACCES);
            }
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            int next = afterSlashes(path, end);
            String name = path.substring(start, end);
            last = new Last(at, kindOf(name), name, next > end);
            if (next < path.length()) {
                Result<Location> step = finish(new Last(at, last.kind(), name, false), true);
                if (!step.isOk()) {
                    return step.map(it -> null);
                }
                at = step.orThrow();
            }
            start = next;
        }
        return Result.ok(last);
    }

    private static int afterSlashes(String path, int from) {
        int at = from;
        while (at < path.length() && path.charAt(at) == '/') {
            at++;
        }
        return at;
    }

    private static Kind kindOf(String name) {
        return switch (name) {
            case "." -> Kind.DOT;
            case ".." -> Kind.DOT_DOT;
            default -> Kind.NAME;
        };
    }

    /** The place of the last component. */
    Result<Location> finish(Last last, boolean follow) {
        boolean directory = false;
        Last at = last;
        while (true) {
            if (at.kind() != Kind.NAME) {
                return dots(at);
            }
            directory |= at.slash();
            Result<Optional<Location>> entry = entry(at);
            if (!entry.isOk() || entry.orThrow().isEmpty()) {
                return entry.flatMap(it -> Result.err(Errno.ENOENT));
            }
            Location place = entry.orThrow().get();
            if (nodes.type(place) != FileType.SYMLINK || !(follow || directory)) {
                return directory && !nodes.isDirectory(place) ? Result.err(Errno.ENOTDIR) : Result.ok(place);
            }
            Result<Hop> hop = hop(at, place);
            if (!hop.isOk()) {
                return hop.map(it -> null);
            }
            if (hop.orThrow() instanceof Landed it) {
                return directory && !nodes.isDirectory(it.place()) ? Result.err(Errno.ENOTDIR) : Result.ok(it.place());
            }
            at = ((Onward) hop.orThrow()).last();
        }
    }

    /** Where following a link comes to. */
    sealed interface Hop {}

    /** A magic link: at its end. */
    record Landed(Location place) implements Hop {}

    /** An ordinary link: before the last component of its text. */
    record Onward(Last last) implements Hop {}

    /** Follows the link at {@code place}, which {@code at} named. */
    Result<Hop> hop(Last at, Location place) {
        if (++links > MAX_LINKS || vfs.mount(place).has(MountFlags.NOSYMFOLLOW)) {
            return Result.err(Errno.ELOOP);
        }
        Link link = nodes.link(place);
        if (link instanceof Link.Jump jump) {
            return Result.ok(new Landed(jump.to()));
        }
        if (link instanceof Link.Descriptor) {
            return Result.ok(new Landed(new Location(place.mount(), place.node().behind())));
        }
        if (link instanceof Link.Text text) {
            return text.target().isEmpty()
                    ? Result.err(Errno.ENOENT)
                    : last(text.target(), at.directory()).map(Onward::new);
        }
        throw new IllegalStateException("a link that leads nowhere: " + place);
    }

    /** What the name stands for, on top of the mounts that cover it; empty when there is no such name. */
    Result<Optional<Location>> entry(Last last) {
        Location directory = last.directory();
        if (last.name().length() > MAX_NAME) {
            return Result.err(Errno.ENAMETOOLONG);
        }
        return Result.ok(nodes.findChild(vfs.mount(directory).superblock(), directory.node(), last.name())
                .map(it -> vfs.table().topmost(new Location(directory.mount(), it))));
    }

    private Result<Location> dots(Last last) {
        Location at = last.directory();
        if (last.kind() != Kind.DOT_DOT) {
            return Result.ok(at);
        }
        if (at.equals(context.root())) {
            return Result.ok(vfs.table().topmost(at));
        }
        while (vfs.table().isRoot(at)) {
            Mount mount = vfs.mount(at);
            if (!mount.hasParent()) {
                return Result.ok(vfs.table().topmost(at));
            }
            at = new Location(mount.tree().parent(), mount.tree().mountpoint());
            if (at.equals(context.root())) {
                return Result.ok(vfs.table().topmost(at));
            }
        }
        int superblock = vfs.mount(at).superblock();
        Location up = new Location(at.mount(), nodes.parent(superblock, at.node()));
        return isConnected(up) ? Result.ok(vfs.table().topmost(up)) : Result.err(Errno.ENOENT);
    }

    /** A directory may have been moved out of what its mount shows. */
    private boolean isConnected(Location place) {
        Mount mount = vfs.mount(place);
        SuperBlock in = vfs.superblock(mount.superblock());
        return !in.isStored()
                || mount.root().equals(in.root())
                || in.tree().isBelow(place.node().id(), mount.root().id());
    }

    boolean may(Location place, int access) {
        return Access.may(context, nodes.stat(place), access);
    }
}
