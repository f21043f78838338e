package dev.maitredkit.fakeguest.kernel.fs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an overlay shows of its layers (Documentation/filesystems/overlayfs.rst). */
final class Overlay {
    private final Vfs vfs;
    private final FsOptions.Overlay layers;

    Overlay(Vfs vfs, SuperBlock overlay) {
        this.vfs = vfs;
        this.layers = (FsOptions.Overlay) overlay.options();
    }

    /**
     * What is at a path.
     *
     * @param parts a file, or the directories that are merged; the topmost first
     * @param upper whether the first part is in the upper layer
     */
    record Merged(List<Spot> parts, boolean upper) {
        Spot top() {
            return parts.get(0);
        }

        boolean hasLower() {
            return !upper || parts.size() > 1;
        }
    }

    Optional<Merged> find(Node node) {
        Merged at = root();
        for (String name : Nodes.components(node)) {
            Optional<Merged> next = step(at, name);
            if (next.isEmpty()) {
                return next;
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    private Merged root() {
        List<Spot> parts = new ArrayList<>();
        layers.upper().ifPresent(parts::add);
        parts.addAll(layers.lowers());
        return new Merged(parts, layers.upper().isPresent());
    }

    private Optional<Merged> step(Merged directory, String name) {
        List<Spot> found = new ArrayList<>();
        boolean upper = false;
        for (Spot part : directory.parts()) {
            Optional<Spot> child = child(part, name);
            if (child.isEmpty()) {
                continue;
            }
            Inode inode = inode(child.get());
            boolean stops = !inode.isDirectory() || isWhiteout(inode);
            if (stops && !found.isEmpty() || isWhiteout(inode)) {
                break;
            }
            upper |= directory.upper() && part.equals(directory.top());
            found.add(child.get());
            if (stops || inode.entries().opaque()) {
                break;
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(new Merged(found, upper));
    }

    private Optional<Spot> child(Spot directory, String name) {
        return vfs.superblock(directory.superblock())
                .tree()
                .findChild(directory.node().id(), name)
                .map(it -> new Spot(directory.superblock(), Node.stored(it.id())));
    }

    Inode inode(Spot spot) {
        return vfs.superblock(spot.superblock()).tree().inodeOf(spot.node().id());
    }

    /** A character device 0:0 hides the name in the layers below. */
    static boolean isWhiteout(Inode inode) {
        return inode.data() instanceof Inode.Data.Device it
                && inode.type() == FileType.CHARACTER_DEVICE
                && it.number().equals(new DeviceNumber(0, 0));
    }

    /** The names in a directory, the upper layer's first. */
    List<DirEntry> list(Node node) {
        Map<String, DirEntry> entries = new LinkedHashMap<>();
        Merged directory = find(node).orElseThrow();
        for (Spot part : directory.parts()) {
            for (String name : inode(part).entries().names().keySet()) {
                if (!entries.containsKey(name)) {
                    step(directory, name)
                            .map(it -> inode(it.top()))
                            .ifPresent(it -> entries.put(name, new DirEntry(name, it.type(), it.number())));
                }
            }
        }
        return List.copyOf(entries.values());
    }

    Stat stat(SuperBlock overlay, Node node) {
        Merged merged = find(node).orElseThrow();
        Inode inode = inode(merged.top());
        boolean mixed =
                inode.isDirectory() && (merged.parts().size() > 1 || node.path().isEmpty());
        SuperBlock real = vfs.superblock(merged.top().superblock());
        Stat stat = Stats.of(real, mixed ? inode.withLinks(1) : inode);
        return stat.onDevice(overlay.device().encoded());
    }
}
