package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.fs.PathWalk.Last;
import java.time.Instant;
import java.util.Optional;

/** rename(2), in the order of checks of fs/namei.c. */
final class RenameCall {
    private final Vfs vfs;
    private final FsContext who;
    private final Instant now;
    private final Nodes nodes;

    RenameCall(Vfs vfs, FsContext who, Instant now) {
        this.vfs = vfs;
        this.who = who;
        this.now = now;
        this.nodes = new Nodes(vfs, who);
    }

    Result<Vfs> rename(String from, String to) {
        return new PathWalk(vfs, who)
                .last(from)
                .flatMap(old -> new PathWalk(vfs, who).last(to).flatMap(target -> rename(old, target)));
    }

    private Result<Vfs> rename(Last old, Last target) {
        if (old.directory().mount() != target.directory().mount()) {
            return Result.err(Errno.EXDEV);
        }
        if (old.kind() != PathWalk.Kind.NAME || target.kind() != PathWalk.Kind.NAME) {
            return Result.err(Errno.EBUSY);
        }
        Mount mount = vfs.mount(old.directory());
        SuperBlock in = vfs.superblock(mount.superblock());
        if (mount.has(MountFlags.RDONLY) || in.isReadOnly()) {
            return Result.err(Errno.EROFS);
        }
        if (old.name().length() > PathWalk.MAX_NAME || target.name().length() > PathWalk.MAX_NAME) {
            return Result.err(Errno.ENAMETOOLONG);
        }
        Optional<Node> source = nodes.findChild(in.id(), old.directory().node(), old.name());
        if (source.isEmpty()) {
            return Result.err(Errno.ENOENT);
        }
        Optional<Node> victim = nodes.findChild(in.id(), target.directory().node(), target.name());
        if (in.type().hasFixedNames()) {
            return Result.err(Errno.EPERM);
        }
        if (in.type() == FsType.OVERLAY) {
            return new OverlayRename(vfs, who, now).rename(in, old, target, source.get(), victim);
        }
        Optional<Errno> refused = check(in, old, target, source.get(), victim);
        return refused.isPresent() ? Result.err(refused.get()) : apply(in, old, target, source.get(), victim);
    }

    private Optional<Errno> check(SuperBlock in, Last old, Last target, Node source, Optional<Node> victim) {
        FileTree tree = in.tree();
        boolean directory = tree.inodeOf(source.id()).isDirectory();
        if (!directory && (old.slash() || target.slash())) {
            return Optional.of(Errno.ENOTDIR);
        }
        if (tree.isBelow(target.directory().node().id(), source.id())) {
            return Optional.of(Errno.EINVAL);
        }
        if (victim.isPresent()
                && tree.isBelow(old.directory().node().id(), victim.get().id())) {
            return Optional.of(Errno.ENOTEMPTY);
        }
        if (victim.isPresent() && sameInode(tree, source, victim.get())) {
            return Optional.empty();
        }
        Optional<Errno> access = access(old, source)
                .or(() -> victim.isPresent() ? access(target, victim.get()) : accessToCreate(target));
        if (access.isPresent()) {
            return access;
        }
        if (victim.isPresent()) {
            boolean onDirectory = tree.inodeOf(victim.get().id()).isDirectory();
            if (directory != onDirectory) {
                return Optional.of(directory ? Errno.ENOTDIR : Errno.EISDIR);
            }
        }
        if (isCovered(in, source) || victim.map(it -> isCovered(in, it)).orElse(false)) {
            return Optional.of(Errno.EBUSY);
        }
        boolean full = victim.map(it -> !tree.inodeOf(it.id()).entries().names().isEmpty())
                .orElse(false);
        return full ? Optional.of(Errno.ENOTEMPTY) : Optional.empty();
    }

    private static boolean sameInode(FileTree tree, Node one, Node other) {
        return tree.dentry(one.id()).inode() == tree.dentry(other.id()).inode();
    }

    private boolean isCovered(SuperBlock in, Node node) {
        return vfs.table().isCovered(in.id(), node);
    }

    private Optional<Errno> access(Last last, Node node) {
        Location directory = last.directory();
        if (!new PathWalk(vfs, who).may(directory, Access.WRITE | Access.EXECUTE)) {
            return Optional.of(Errno.EACCES);
        }
        return Deletion.isStuck(who, nodes.stat(directory), nodes.stat(new Location(directory.mount(), node)))
                ? Optional.of(Errno.EPERM)
                : Optional.empty();
    }

    private Optional<Errno> accessToCreate(Last last) {
        if (nodes.isDead(last.directory())) {
            return Optional.of(Errno.ENOENT);
        }
        return new PathWalk(vfs, who).may(last.directory(), Access.WRITE | Access.EXECUTE)
                ? Optional.empty()
                : Optional.of(Errno.EACCES);
    }

    private Result<Vfs> apply(SuperBlock in, Last old, Last target, Node source, Optional<Node> victim) {
        FileTree tree = in.tree();
        if (victim.isPresent() && sameInode(tree, source, victim.get())) {
            return Result.ok(vfs);
        }
        if (victim.isPresent()) {
            tree = tree.unlink(victim.get().id(), now);
        }
        int from = old.directory().node().id();
        int to = target.directory().node().id();
        tree = tree.move(source.id(), to, target.name());
        tree = tree.put(tree.inodeOf(from).modifiedAt(now));
        tree = tree.put(tree.inodeOf(to).modifiedAt(now));
        tree = tree.put(tree.inodeOf(source.id()).changedAt(now));
        Edit edit = new Edit(vfs);
        edit.put(in.id(), tree);
        return Result.ok(edit.vfs());
    }
}
