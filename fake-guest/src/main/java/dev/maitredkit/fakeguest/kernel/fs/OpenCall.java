package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.fs.PathWalk.Last;
import dev.maitredkit.fakeguest.kernel.fs.Vfs.Opened;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** open(2), in the order of checks of Linux 6.18 (fs/namei.c, do_open and what it calls). */
final class OpenCall {
    private final Vfs vfs;
    private final FsContext who;
    private final Instant now;
    private final PathWalk walk;
    private final Nodes nodes;

    OpenCall(Vfs vfs, FsContext who, Instant now) {
        this.vfs = vfs;
        this.who = who;
        this.now = now;
        this.walk = new PathWalk(vfs, who);
        this.nodes = new Nodes(vfs, who);
    }

    Result<Opened> open(String path, Set<OpenFlag> flags, int mode) {
        if (flags.contains(OpenFlag.CREATE) && flags.contains(OpenFlag.DIRECTORY)) {
            return Result.err(Errno.EINVAL);
        }
        return walk.last(path).flatMap(last -> open(last, flags, mode));
    }

    private Result<Opened> open(Last first, Set<OpenFlag> flags, int mode) {
        boolean create = flags.contains(OpenFlag.CREATE);
        boolean follow = !flags.contains(OpenFlag.NOFOLLOW) && !(create && flags.contains(OpenFlag.EXCLUSIVE));
        boolean directory = flags.contains(OpenFlag.DIRECTORY);
        Last last = first;
        while (true) {
            if (last.kind() != PathWalk.Kind.NAME) {
                boolean must = directory;
                return walk.finish(last, follow).flatMap(it -> openFound(it, flags, must));
            }
            if (last.slash()) {
                if (create) {
                    return Result.err(Errno.EISDIR);
                }
                directory = true;
            }
            Result<Optional<Location>> entry = walk.entry(last);
            if (!entry.isOk()) {
                return entry.map(it -> null);
            }
            if (entry.orThrow().isEmpty()) {
                return create ? create(last, flags, mode) : Result.err(Errno.ENOENT);
            }
            Location place = entry.orThrow().get();
            if (nodes.type(place) != FileType.SYMLINK || !(follow || last.slash())) {
                return openFound(place, flags, directory);
            }
            Result<PathWalk.Hop> hop = walk.hop(last, place);
            if (!hop.isOk()) {
                return hop.map(it -> null);
            }
            if (hop.orThrow() instanceof PathWalk.Landed it) {
                return openFound(it.place(), flags, directory);
            }
            last = ((PathWalk.Onward) hop.orThrow()).last();
        }
    }

    private Result<Opened> create(Last last, Set<OpenFlag> flags, int mode) {
        NameCalls names = new NameCalls(vfs, who, now);
        return names.createFile(last, mode).flatMap(made -> {
            Location place = new Location(last.directory().mount(), made.node());
            return new OpenCall(made.vfs(), who, now).finish(place, flags);
        });
    }

    private Result<Opened> openFound(Location place, Set<OpenFlag> flags, boolean directory) {
        boolean create = flags.contains(OpenFlag.CREATE);
        if (create && flags.contains(OpenFlag.EXCLUSIVE)) {
            return Result.err(Errno.EEXIST);
        }
        FileType type = nodes.type(place);
        if (create && type == FileType.DIRECTORY) {
            return Result.err(Errno.EISDIR);
        }
        if (directory && type != FileType.DIRECTORY) {
            return Result.err(Errno.ENOTDIR);
        }
        boolean truncate = flags.contains(OpenFlag.TRUNCATE) && type == FileType.REGULAR;
        if (truncate && isReadOnly(place)) {
            return Result.err(Errno.EROFS);
        }
        Optional<Errno> refused = mayOpen(place, type, flags);
        if (refused.isPresent()) {
            return Result.err(refused.get());
        }
        return finish(place, flags).flatMap(opened -> truncate ? truncated(opened) : Result.ok(opened));
    }

    private Optional<Errno> mayOpen(Location place, FileType type, Set<OpenFlag> flags) {
        boolean write = flags.contains(OpenFlag.WRITE) || flags.contains(OpenFlag.TRUNCATE);
        if (type == FileType.SYMLINK) {
            return Optional.of(Errno.ELOOP);
        }
        if (type == FileType.DIRECTORY && write) {
            return Optional.of(Errno.EISDIR);
        }
        boolean device = type == FileType.BLOCK_DEVICE || type == FileType.CHARACTER_DEVICE;
        if (device && vfs.mount(place).has(MountFlags.NODEV)) {
            return Optional.of(Errno.EACCES);
        }
        boolean stored = type == FileType.REGULAR || type == FileType.DIRECTORY;
        if (write && stored && vfs.superblockOf(place).isReadOnly()) {
            return Optional.of(Errno.EROFS);
        }
        int access = (flags.contains(OpenFlag.READ) ? Access.READ : 0) | (write ? Access.WRITE : 0);
        return walk.may(place, access) ? Optional.empty() : Optional.of(Errno.EACCES);
    }

    private boolean isReadOnly(Location place) {
        return vfs.mount(place).has(MountFlags.RDONLY)
                || vfs.superblockOf(place).isReadOnly();
    }

    /** Opens what may be opened: counts it, and asks its driver. */
    private Result<Opened> finish(Location place, Set<OpenFlag> flags) {
        FileType type = nodes.type(place);
        boolean write = flags.contains(OpenFlag.WRITE);
        Edit edit = new Edit(vfs);
        Spot real = Reals.toRead(vfs, place);
        if (type == FileType.REGULAR && write) {
            if (real.node().isStored() && inode(vfs, real).writers() < 0) {
                return Result.err(Errno.ETXTBSY);
            }
            if (isReadOnly(place)) {
                return Result.err(Errno.EROFS);
            }
        }
        boolean changes = type == FileType.REGULAR && (write || flags.contains(OpenFlag.TRUNCATE));
        Result<Spot> opened = changes && vfs.superblockOf(place).type() == FsType.OVERLAY
                ? Reals.toWrite(edit, place, now)
                : Result.ok(real);
        return opened.flatMap(file -> backing(edit.vfs(), place, type, file).map(it -> {
            OpenFile description = new OpenFile(
                    place,
                    file.superblock(),
                    file.node(),
                    it,
                    flags.contains(OpenFlag.READ),
                    write,
                    flags.contains(OpenFlag.APPEND));
            OpenFiles.hold(edit, description, 1);
            return new Opened(edit.vfs(), description);
        }));
    }

    private static Inode inode(Vfs vfs, Spot real) {
        return vfs.superblock(real.superblock()).tree().inodeOf(real.node().id());
    }

    private static Result<Backing> backing(Vfs vfs, Location place, FileType type, Spot real) {
        SuperBlock in = vfs.superblock(real.superblock());
        if (in.type().isPseudo() && type != FileType.DIRECTORY) {
            return Result.ok(new Backing.Pseudo(Nodes.pseudo(in), Nodes.components(place.node())));
        }
        return switch (type) {
            case REGULAR -> Result.ok(new Backing.Regular());
            case DIRECTORY -> Result.ok(new Backing.Directory());
            case FIFO ->
                Result.ok(new Backing.Fifo(real.superblock(), inode(vfs, real).number()));
            case SOCKET -> Result.err(Errno.ENXIO);
            case SYMLINK -> Result.err(Errno.ELOOP);
            case CHARACTER_DEVICE -> {
                DeviceNumber number = device(vfs, real);
                yield DeviceKind.find(number)
                        .map(kind -> Result.<Backing>ok(new Backing.Device(kind, number)))
                        .orElse(Result.err(Errno.ENXIO));
            }
            case BLOCK_DEVICE -> {
                DeviceNumber number = device(vfs, real);
                yield vfs.findDisk(number)
                        .map(it -> Result.<Backing>ok(new Backing.Block(number)))
                        .orElse(Result.err(Errno.ENXIO));
            }
        };
    }

    private static DeviceNumber device(Vfs vfs, Spot real) {
        return ((Inode.Data.Device) inode(vfs, real).data()).number();
    }

    private Result<Opened> truncated(Opened opened) {
        Edit edit = new Edit(opened.vfs());
        OpenFiles.setSize(edit, opened.file(), 0, who.uid() == 0, now);
        return Result.ok(new Opened(edit.vfs(), opened.file()));
    }
}
