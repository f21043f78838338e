package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the layers of a new overlay together (ovl_fill_super of fs/overlayfs/super.c, Linux 6.18). */
final class OverlayOpen {
    private final Vfs vfs;
    private final FsContext who;
    private final Instant now;

    OverlayOpen(Vfs vfs, FsContext who, Instant now) {
        this.vfs = vfs;
        this.who = who;
        this.now = now;
    }

    /** Layers must be directories of a stored tree. */
    private Result<Location> layer(String path) {
        return vfs.find(who, path, true).flatMap(place -> {
            SuperBlock in = vfs.superblockOf(place);
            boolean fits = in.isStored() && new Nodes(vfs, who).isDirectory(place);
            return fits ? Result.ok(place) : Result.err(Errno.EINVAL);
        });
    }

    private Spot spot(Location place) {
        return new Spot(vfs.mount(place).superblock(), place.node());
    }

    Result<FsOpen.Opened> open(FsTypes.Parsed parsed) {
        OverlayReader.Asked asked = (OverlayReader.Asked) parsed.options();
        List<Spot> lowers = new ArrayList<>();
        for (String path : asked.lowers()) {
            Result<Location> lower = layer(path);
            if (!lower.isOk()) {
                return lower.map(it -> null);
            }
            lowers.add(spot(lower.orThrow()));
        }
        if (asked.upper().isEmpty()) {
            boolean enough = lowers.size() > 1 && asked.work().isEmpty();
            return enough && !overlap(lowers, lowers)
                    ? Result.ok(create(parsed, new FsOptions.Overlay(lowers, Optional.empty(), asked.shown(false))))
                    : Result.err(enough ? Errno.ELOOP : Errno.EINVAL);
        }
        return layer(asked.upper().get())
                .flatMap(upper -> asked.work()
                        .map(this::layer)
                        .orElse(Result.err(Errno.EINVAL))
                        .flatMap(work -> openUpper(parsed, asked, lowers, upper, work)));
    }

    private Result<FsOpen.Opened> openUpper(
            FsTypes.Parsed parsed, OverlayReader.Asked asked, List<Spot> lowers, Location upper, Location work) {
        FileTree tree = vfs.superblockOf(upper).tree();
        boolean apart = upper.mount() == work.mount()
                && !tree.isBelow(upper.node().id(), work.node().id())
                && !tree.isBelow(work.node().id(), upper.node().id());
        boolean readOnly = vfs.mount(upper).has(MountFlags.RDONLY)
                || vfs.superblockOf(upper).isReadOnly();
        if (!apart || readOnly || lowers.isEmpty()) {
            return Result.err(Errno.EINVAL);
        }
        List<Spot> all = new ArrayList<>(lowers);
        all.add(spot(upper));
        if (overlap(lowers, all)) {
            return Result.err(Errno.ELOOP);
        }
        boolean first = tree.findChild(work.node().id(), "work").isEmpty();
        FsOptions.Overlay options = new FsOptions.Overlay(lowers, Optional.of(spot(upper)), asked.shown(first));
        Edit edit = new Edit(vfs);
        if (first) {
            Inode directory =
                    new Inode(1, FileType.DIRECTORY, 0, 0, 0, 2, 0, 0, now, now, now, Inode.Data.Entries.EMPTY);
            edit.put(vfs.mount(work).superblock(), tree.create(work.node().id(), "work", directory));
        }
        return Result.ok(new OverlayOpen(edit.vfs(), who, now).create(parsed, options));
    }

    /** Whether a lower layer is one of the others or lies below one. */
    private boolean overlap(List<Spot> lowers, List<Spot> all) {
        for (int i = 0; i < lowers.size(); i++) {
            for (int j = 0; j < all.size(); j++) {
                Spot one = lowers.get(i);
                Spot other = all.get(j);
                boolean sameTree = i != j && one.superblock() == other.superblock();
                if (sameTree
                        && vfs.superblock(one.superblock())
                                .tree()
                                .isBelow(one.node().id(), other.node().id())) {
                    return true;
                }
            }
        }
        return false;
    }

    private FsOpen.Opened create(FsTypes.Parsed parsed, FsOptions.Overlay options) {
        Edit edit = new Edit(vfs);
        int flags = parsed.parameters().flags() | (options.upper().isEmpty() ? MountFlags.RDONLY : 0);
        FileTree none = FileTree.rooted(1, 2, 0755, 0, 0, now);
        SuperBlock made = edit.addSuperblock(new SuperBlock(
                0, FsType.OVERLAY, "", new DeviceNumber(0, 0), Optional.empty(), "", flags, options, none, 0, 0));
        options.all().forEach(it -> edit.holdLayer(it, 1));
        return new FsOpen.Opened(edit.vfs(), made.id());
    }
}
