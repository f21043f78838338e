package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.fs.PathWalk.Last;
import java.time.Instant;
import java.util.Optional;

/** rename(2) on an overlay without redirect_dir: a directory that a lower layer has cannot be renamed. */
final class OverlayRename {
    private final Vfs vfs;
    private final Nodes nodes;
    private final Instant now;

    OverlayRename(Vfs vfs, FsContext who, Instant now) {
        this.vfs = vfs;
        this.nodes = new Nodes(vfs, who);
        this.now = now;
    }

    Result<Vfs> rename(SuperBlock in, Last old, Last target, Node source, Optional<Node> victim) {
        Node goal = target.directory().node().child(target.name());
        boolean directory = nodes.type(in, source) == FileType.DIRECTORY;
        if (!directory && (old.slash() || target.slash())) {
            return Result.err(Errno.ENOTDIR);
        }
        if (isBelow(goal, source) && !goal.equals(source)) {
            return Result.err(Errno.EINVAL);
        }
        if (goal.equals(source) || victim.isPresent() && isSameFile(in, source, victim.get())) {
            return Result.ok(vfs);
        }
        if (isBelow(source, goal)) {
            return Result.err(Errno.ENOTEMPTY);
        }
        if (victim.isPresent()) {
            boolean onDirectory = nodes.type(in, victim.get()) == FileType.DIRECTORY;
            if (directory != onDirectory) {
                return Result.err(directory ? Errno.ENOTDIR : Errno.EISDIR);
            }
        }
        boolean covered = vfs.table().isCovered(in.id(), source) || vfs.table().isCovered(in.id(), goal);
        if (covered) {
            return Result.err(Errno.EBUSY);
        }
        Location place = new Location(target.directory().mount(), goal);
        if (victim.isPresent() && directory && !nodes.list(place).isEmpty()) {
            return Result.err(Errno.ENOTEMPTY);
        }
        return new Overlay(vfs, in).find(source).orElseThrow().hasLower() && directory
                ? Result.err(Errno.EXDEV)
                : apply(in, source, goal);
    }

    private boolean isSameFile(SuperBlock in, Node one, Node other) {
        Overlay layers = new Overlay(vfs, in);
        return layers.inode(layers.find(one).orElseThrow().top())
                == layers.inode(layers.find(other).orElseThrow().top());
    }

    private static boolean isBelow(Node node, Node ancestor) {
        return node.equals(ancestor) || node.path().startsWith(ancestor.path() + '/');
    }

    private Result<Vfs> apply(SuperBlock in, Node source, Node goal) {
        Edit edit = new Edit(vfs);
        OverlayEdit layers = new OverlayEdit(edit, in, now);
        boolean below = layers.isBelow(source);
        return layers.copyUp(source)
                .flatMap(file -> layers.copyUp(goal.parent())
                        .flatMap(to -> layers.copyUp(source.parent()).map(from -> {
                            boolean hidden = layers.isBelow(goal);
                            layers.child(to, goal.name()).ifPresent(it -> layers.uncover(to, goal.name()));
                            FileTree tree = edit.tree(file.superblock());
                            edit.put(
                                    file.superblock(),
                                    tree.move(file.node().id(), to.node().id(), goal.name()));
                            if (hidden
                                    && edit.tree(file.superblock())
                                            .inodeOf(file.node().id())
                                            .isDirectory()) {
                                layers.makeOpaque(file);
                            }
                            if (below) {
                                layers.whiteout(from, source.name());
                            }
                            return edit.vfs();
                        })));
    }
}
