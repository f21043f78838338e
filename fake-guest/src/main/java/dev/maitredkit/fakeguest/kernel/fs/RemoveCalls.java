package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.fs.PathWalk.Last;
import java.time.Instant;
import java.util.Optional;

/** unlink(2) and rmdir(2), in the order of checks of fs/namei.c. */
final class RemoveCalls {
    private final Vfs vfs;
    private final FsContext who;
    private final Instant now;
    private final PathWalk walk;
    private final Nodes nodes;

    RemoveCalls(Vfs vfs, FsContext who, Instant now) {
        this.vfs = vfs;
        this.who = who;
        this.now = now;
        this.walk = new PathWalk(vfs, who);
        this.nodes = new Nodes(vfs, who);
    }

    Result<Vfs> unlink(String path) {
        return walk.last(path).flatMap(last -> {
            if (last.kind() != PathWalk.Kind.NAME) {
                return Result.err(Errno.EISDIR);
            }
            return victim(last).flatMap(node -> {
                boolean directory = isDirectory(last, node);
                if (last.slash()) {
                    return Result.err(directory ? Errno.EISDIR : Errno.ENOTDIR);
                }
                Optional<Errno> refused = mayDelete(last, node);
                if (refused.isPresent()) {
                    return Result.err(refused.get());
                }
                return directory ? Result.err(Errno.EISDIR) : remove(last, node);
            });
        });
    }

    Result<Vfs> rmdir(String path) {
        return walk.last(path).flatMap(last -> switch (last.kind()) {
            case DOT_DOT -> Result.err(Errno.ENOTEMPTY);
            case DOT -> Result.err(Errno.EINVAL);
            case ROOT -> Result.err(Errno.EBUSY);
            case NAME ->
                victim(last).flatMap(node -> {
                    Optional<Errno> refused = mayDelete(last, node);
                    if (refused.isPresent()) {
                        return Result.err(refused.get());
                    }
                    return isDirectory(last, node) ? remove(last, node) : Result.err(Errno.ENOTDIR);
                });
        });
    }

    /** The entry itself, not what is mounted on it. */
    private Result<Node> victim(Last last) {
        Location directory = last.directory();
        Mount mount = vfs.mount(directory);
        if (mount.has(MountFlags.RDONLY) || vfs.superblockOf(directory).isReadOnly()) {
            return Result.err(Errno.EROFS);
        }
        if (last.name().length() > PathWalk.MAX_NAME) {
            return Result.err(Errno.ENAMETOOLONG);
        }
        return nodes.findChild(mount.superblock(), directory.node(), last.name())
                .map(Result::ok)
                .orElse(Result.err(Errno.ENOENT));
    }

    private boolean isDirectory(Last last, Node node) {
        return nodes.type(vfs.superblockOf(last.directory()), node) == FileType.DIRECTORY;
    }

    private Optional<Errno> mayDelete(Last last, Node node) {
        Location directory = last.directory();
        if (!walk.may(directory, Access.WRITE | Access.EXECUTE)) {
            return Optional.of(Errno.EACCES);
        }
        return Deletion.isStuck(who, nodes.stat(directory), nodes.stat(new Location(directory.mount(), node)))
                ? Optional.of(Errno.EPERM)
                : Optional.empty();
    }

    private Result<Vfs> remove(Last last, Node node) {
        int superblock = vfs.mount(last.directory()).superblock();
        if (vfs.table().isCovered(superblock, node)) {
            return Result.err(Errno.EBUSY);
        }
        if (vfs.superblock(superblock).type().hasFixedNames()) {
            return Result.err(Errno.EPERM);
        }
        Location place = new Location(last.directory().mount(), node);
        if (nodes.isDirectory(place) && !nodes.list(place).isEmpty()) {
            return Result.err(Errno.ENOTEMPTY);
        }
        Edit edit = new Edit(vfs);
        if (vfs.superblock(superblock).type() == FsType.OVERLAY) {
            return new OverlayEdit(edit, vfs.superblock(superblock), now)
                    .remove(node)
                    .map(directory -> {
                        touch(edit, directory);
                        return edit.vfs();
                    });
        }
        edit.put(superblock, edit.tree(superblock).unlink(node.id(), now));
        touch(edit, new Spot(superblock, last.directory().node()));
        return Result.ok(edit.vfs());
    }

    private void touch(Edit edit, Spot directory) {
        Inode inode = edit.tree(directory.superblock()).inodeOf(directory.node().id());
        edit.put(directory.superblock(), inode.modifiedAt(now));
    }
}
