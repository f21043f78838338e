package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.fs.Overlay.Merged;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Changes an overlay: everything goes to the upper layer, and what comes from below is copied up before. */
final class OverlayEdit {
    private final Edit edit;
    private final SuperBlock overlay;
    private final Instant now;

    OverlayEdit(Edit edit, SuperBlock overlay, Instant now) {
        this.edit = edit;
        this.overlay = overlay;
        this.now = now;
    }

    private Overlay view() {
        return new Overlay(edit.vfs(), overlay);
    }

    private FileTree tree(Spot spot) {
        return edit.tree(spot.superblock());
    }

    /** The file in the upper layer that this node is from now on. ENOSPC. */
    Result<Spot> copyUp(Node node) {
        Merged merged = view().find(node).orElseThrow();
        if (merged.upper()) {
            return Result.ok(merged.top());
        }
        return copyUp(node.parent()).flatMap(directory -> {
            Inode original = view().inode(merged.top());
            Inode shape = original.isDirectory() ? original.withData(Inode.Data.Entries.EMPTY) : original;
            Space space = Space.of(edit.vfs(), edit.superblock(directory.superblock()));
            boolean fits =
                    !space.isOutOfInodes() && (!space.blocksLimited() || space.freeBlocks() >= FileTree.pagesOf(shape));
            return fits ? Result.ok(create(directory, node.name(), shape)) : Result.err(Errno.ENOSPC);
        });
    }

    private Spot create(Spot directory, String name, Inode shape) {
        edit.put(directory.superblock(), tree(directory).create(directory.node().id(), name, shape));
        return child(directory, name).orElseThrow();
    }

    Optional<Spot> child(Spot directory, String name) {
        return tree(directory)
                .findChild(directory.node().id(), name)
                .map(it -> new Spot(directory.superblock(), Node.stored(it.id())));
    }

    /** Whether the layers below have something under this name. */
    boolean isBelow(Node node) {
        Optional<Merged> found = view().find(node);
        if (found.isPresent() && found.get().hasLower()) {
            return true;
        }
        List<Spot> parts = view().find(node.parent()).orElseThrow().parts();
        return parts.stream().skip(1).anyMatch(part -> child(part, node.name()).isPresent());
    }

    /** Takes the whiteout of a name away; true when there was one, and a new directory must be opaque. */
    boolean uncover(Spot directory, String name) {
        Optional<Spot> old = child(directory, name);
        old.ifPresent(this::discard);
        return old.isPresent();
    }

    void makeOpaque(Spot directory) {
        Inode inode = view().inode(directory);
        Inode.Data.Entries old = inode.entries();
        edit.put(
                directory.superblock(),
                inode.withData(new Inode.Data.Entries(old.names(), old.order(), old.nextOrder(), true)));
    }

    /** Removes a name: from the upper layer, and by a whiteout what is below it. */
    Result<Spot> remove(Node node) {
        return copyUp(node.parent()).map(directory -> {
            boolean below = isBelow(node);
            child(directory, node.name()).ifPresent(this::discard);
            if (below) {
                whiteout(directory, node.name());
            }
            return directory;
        });
    }

    /** A directory that shows nothing may still have whiteouts in it. */
    private void discard(Spot spot) {
        for (int entry : view().inode(spot).entries().names().values()) {
            edit.put(spot.superblock(), tree(spot).unlink(entry, now));
        }
        edit.put(spot.superblock(), tree(spot).unlink(spot.node().id(), now));
    }

    void whiteout(Spot directory, String name) {
        Inode shape = new Inode(
                1,
                FileType.CHARACTER_DEVICE,
                0,
                0,
                0,
                1,
                0,
                0,
                now,
                now,
                now,
                new Inode.Data.Device(new DeviceNumber(0, 0)));
        create(directory, name, shape);
    }
}
