package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.fs.PathWalk.Last;
import java.time.Instant;
import java.util.Optional;

/** The calls that make names: mkdir(2), mknod(2), symlink(2), link(2), and open(2) with O_CREAT. */
final class NameCalls {
    /** The longest text of a symbolic link in bytes. */
    private static final int MAX_LINK = 4095;

    private final Vfs vfs;
    private final FsContext who;
    private final Instant now;
    private final PathWalk walk;
    private final Nodes nodes;

    NameCalls(Vfs vfs, FsContext who, Instant now) {
        this.vfs = vfs;
        this.who = who;
        this.now = now;
        this.walk = new PathWalk(vfs, who);
        this.nodes = new Nodes(vfs, who);
    }

    /** A state, and the node that was made in it. */
    record Made(Vfs vfs, Node node) {}

    Result<Vfs> mkdir(String path, int mode) {
        Inode.Data data = Inode.Data.Entries.EMPTY;
        return fresh(path, true)
                .flatMap(last -> make(last, FileType.DIRECTORY, mode & 01777 & ~who.umask(), data))
                .map(Made::vfs);
    }

    Result<Vfs> mknod(String path, int mode, DeviceNumber number) {
        int bits = mode & 0170000;
        FileType type = bits == 0 ? FileType.REGULAR : typeOf(bits);
        if (type == FileType.DIRECTORY) {
            return Result.err(Errno.EPERM);
        }
        if (type == null || type == FileType.SYMLINK) {
            return Result.err(Errno.EINVAL);
        }
        Inode.Data data = switch (type) {
            case CHARACTER_DEVICE, BLOCK_DEVICE -> new Inode.Data.Device(number);
            case REGULAR -> new Inode.Data.Bytes(Content.EMPTY);
            case FIFO, SOCKET, DIRECTORY, SYMLINK -> new Inode.Data.None();
        };
        return fresh(path, false)
                .flatMap(last -> make(last, type, mode & 07777 & ~who.umask(), data))
                .map(Made::vfs);
    }

    private static FileType typeOf(int bits) {
        for (FileType type : FileType.values()) {
            if (type.bits() == bits) {
                return type;
            }
        }
        return null;
    }

    Result<Vfs> symlink(String content, String path) {
        if (content.length() > MAX_LINK) {
            return Result.err(Errno.ENAMETOOLONG);
        }
        if (content.isEmpty()) {
            return Result.err(Errno.ENOENT);
        }
        return fresh(path, false)
                .flatMap(last -> make(last, FileType.SYMLINK, 0777, new Inode.Data.Target(content)))
                .map(Made::vfs);
    }

    /** For open(2): {@code last} is known not to exist. */
    Result<Made> createFile(Last last, int mode) {
        if (isReadOnly(last.directory())) {
            return Result.err(nodes.isDead(last.directory()) ? Errno.ENOENT : Errno.EROFS);
        }
        FsType type = vfs.superblockOf(last.directory()).type();
        if (type.hasFixedNames()) {
            return Result.err(type == FsType.PROC ? Errno.ENOENT : Errno.EACCES);
        }
        return make(last, FileType.REGULAR, mode & 07777 & ~who.umask(), new Inode.Data.Bytes(Content.EMPTY));
    }

    Result<Vfs> link(String from, String to) {
        return walk.find(from, false)
                .flatMap(old -> new PathWalk(vfs, who)
                        .last(to)
                        .flatMap(last -> fresh(last, false))
                        .flatMap(last -> link(old, last)));
    }

    private Result<Vfs> link(Location old, Last last) {
        if (old.mount() != last.directory().mount()) {
            return Result.err(Errno.EXDEV);
        }
        Optional<Errno> refused = mayCreate(last.directory());
        if (refused.isPresent()) {
            return Result.err(refused.get());
        }
        SuperBlock shown = vfs.superblockOf(old);
        if (nodes.isDirectory(old) || shown.type().hasFixedNames()) {
            return Result.err(Errno.EPERM);
        }
        Edit edit = new Edit(vfs);
        return Reals.toWrite(edit, old, now)
                .flatMap(file -> Reals.toWrite(edit, last.directory(), now).flatMap(directory -> {
                    FileTree tree = edit.tree(file.superblock());
                    Inode inode = tree.inodeOf(file.node().id());
                    if (inode.links() == 0) {
                        return Result.err(Errno.ENOENT);
                    }
                    if (Space.of(edit.vfs(), edit.superblock(file.superblock())).isOutOfInodes()) {
                        return Result.err(Errno.ENOSPC);
                    }
                    if (shown.type() == FsType.OVERLAY) {
                        new OverlayEdit(edit, shown, now).uncover(directory, last.name());
                    }
                    int parent = directory.node().id();
                    FileTree linked = edit.tree(file.superblock()).link(parent, last.name(), inode.number(), now);
                    edit.put(
                            file.superblock(), linked.put(linked.inodeOf(parent).modifiedAt(now)));
                    return Result.ok(edit.vfs());
                }));
    }

    /** The place of a name that does not exist yet, in the order of filename_create of fs/namei.c. */
    private Result<Last> fresh(String path, boolean directory) {
        return walk.last(path).flatMap(last -> fresh(last, directory));
    }

    private Result<Last> fresh(Last last, boolean directory) {
        if (last.kind() != PathWalk.Kind.NAME) {
            return Result.err(Errno.EEXIST);
        }
        return walk.entry(last).flatMap(entry -> {
            if (entry.isPresent()) {
                return Result.err(Errno.EEXIST);
            }
            boolean named = vfs.superblockOf(last.directory()).type() != FsType.PROC;
            if (last.slash() && !directory || !named) {
                return Result.err(Errno.ENOENT);
            }
            return isReadOnly(last.directory()) ? Result.err(Errno.EROFS) : Result.ok(last);
        });
    }

    private boolean isReadOnly(Location place) {
        return vfs.mount(place).has(MountFlags.RDONLY)
                || vfs.superblockOf(place).isReadOnly();
    }

    private Optional<Errno> mayCreate(Location directory) {
        if (nodes.isDead(directory)) {
            return Optional.of(Errno.ENOENT);
        }
        return walk.may(directory, Access.WRITE | Access.EXECUTE) ? Optional.empty() : Optional.of(Errno.EACCES);
    }

    private Result<Made> make(Last last, FileType type, int permissions, Inode.Data data) {
        Optional<Errno> refused = mayCreate(last.directory());
        if (refused.isPresent()) {
            return Result.err(refused.get());
        }
        SuperBlock shown = vfs.superblockOf(last.directory());
        if (shown.type().hasFixedNames()) {
            return Result.err(Errno.EPERM);
        }
        Edit edit = new Edit(vfs);
        return Reals.toWrite(edit, last.directory(), now).flatMap(directory -> {
            Inode shape = shape(
                    edit.tree(directory.superblock()).inodeOf(directory.node().id()), type, permissions, data);
            Space space = Space.of(edit.vfs(), edit.superblock(directory.superblock()));
            if (space.isOutOfInodes() || (FileTree.pagesOf(shape) > 0 && space.isOutOfBlocks())) {
                return Result.err(Errno.ENOSPC);
            }
            return Result.ok(enter(edit, shown, last, directory, shape));
        });
    }

    private Inode shape(Inode parent, FileType type, int permissions, Inode.Data data) {
        boolean groupOfParent = (parent.permissions() & 02000) != 0;
        int inherited = groupOfParent && type == FileType.DIRECTORY ? 02000 : 0;
        return new Inode(
                1,
                type,
                permissions | inherited,
                who.uid(),
                groupOfParent ? parent.gid() : who.gid(),
                1,
                0,
                0,
                now,
                now,
                now,
                data);
    }

    private Made enter(Edit edit, SuperBlock shown, Last last, Spot directory, Inode shape) {
        boolean overlay = shown.type() == FsType.OVERLAY;
        OverlayEdit layers = new OverlayEdit(edit, shown, now);
        boolean hidden = overlay && layers.uncover(directory, last.name());
        int parent = directory.node().id();
        FileTree tree = edit.tree(directory.superblock()).create(parent, last.name(), shape);
        edit.put(directory.superblock(), tree.put(tree.inodeOf(parent).modifiedAt(now)));
        Spot made = layers.child(directory, last.name()).orElseThrow();
        if (hidden && shape.isDirectory()) {
            layers.makeOpaque(made);
        }
        return new Made(edit.vfs(), overlay ? last.directory().node().child(last.name()) : made.node());
    }
}
