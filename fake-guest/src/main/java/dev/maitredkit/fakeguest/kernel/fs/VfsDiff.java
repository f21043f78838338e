package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.fs.FileChange.DiskFacts;
import dev.maitredkit.fakeguest.kernel.fs.FileChange.FileFacts;
import dev.maitredkit.fakeguest.kernel.fs.FileChange.FileSystemFacts;
import dev.maitredkit.fakeguest.kernel.fs.FileChange.MountFacts;
import dev.maitredkit.fakeguest.kernel.fs.FileChange.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the files and mounts of two states, where one comes from the other; what they share is not looked at. Who
 * holds or writes a file is not compared, since it is said by the processes.
 */
public final class VfsDiff {
    private final Vfs before;
    private final Vfs after;
    private final List<FileChange> changes = new ArrayList<>();
    private int visited;

    private VfsDiff(Vfs before, Vfs after) {
        this.before = before;
        this.after = after;
    }

    /** The differences, mounts first, and how many nodes were looked at. */
    public record Found(List<FileChange> changes, int visited) {
        public Found {
            changes = List.copyOf(changes);
        }
    }

    public static Found between(Vfs before, Vfs after) {
        VfsDiff diff = new VfsDiff(before, after);
        if (before != after) {
            diff.mounts();
            diff.disks();
            diff.fileSystems();
        }
        return new Found(diff.changes, diff.visited);
    }

    private void mounts() {
        visited += before.table().mounts().differences(after.table().mounts(), (key, old, next) -> {
            Optional<MountFacts> was = Optional.ofNullable(old).map(it -> facts(before, it));
            Optional<MountFacts> is = Optional.ofNullable(next).map(it -> facts(after, it));
            if (!was.equals(is)) {
                changes.add(new FileChange.OfMount(was, is));
            }
        });
    }

    private static MountFacts facts(Vfs vfs, Mount mount) {
        SuperBlock shown = vfs.superblock(mount.superblock());
        Location place = new Location(mount.tree().parent(), mount.tree().mountpoint());
        Optional<String> path =
                mount.hasParent() ? new PathText(vfs, vfs.root()).findReachable(place) : Optional.of("/");
        return new MountFacts(
                mount.id(),
                vfs.table().get(mount.tree().parent()).id(),
                shown.device(),
                PathText.within(shown, mount.root()),
                path.orElse(""),
                mount.flags(),
                mount.peers().group(),
                Optional.ofNullable(vfs.table().get(mount.peers().master()))
                        .map(Mount::id)
                        .orElse(Mount.NONE),
                mount.attached(),
                mount.source());
    }

    /** Disks are few; which one has changed is seen by its files. */
    private void disks() {
        Set<DeviceNumber> numbers = new LinkedHashSet<>(before.disks().keySet());
        numbers.addAll(after.disks().keySet());
        for (DeviceNumber number : numbers) {
            visited++;
            Optional<Disk> was = before.findDisk(number);
            Optional<Disk> is = after.findDisk(number);
            boolean raw = was.isPresent()
                    && is.isPresent()
                    && !was.get().raw().equals(is.get().raw());
            Optional<DiskFacts> facts = was.map(VfsDiff::facts);
            Optional<DiskFacts> now = is.map(VfsDiff::facts);
            if (raw || !facts.equals(now)) {
                changes.add(new FileChange.OfDisk(number, facts, now, raw));
            }
            Optional<FileTree> old = was.flatMap(it -> findFiles(before, it));
            Optional<FileTree> next = is.flatMap(it -> findFiles(after, it));
            if (old.isPresent() && next.isPresent()) {
                files(number, old.get(), next.get());
            }
        }
    }

    private static DiskFacts facts(Disk it) {
        return new DiskFacts(
                it.size(),
                it.format(),
                it.label(),
                it.readOnly(),
                it.superblock().isPresent());
    }

    /** The files of a disk are the same ones whether it is mounted or not. */
    private static Optional<FileTree> findFiles(Vfs vfs, Disk disk) {
        return disk.superblock()
                .map(it -> vfs.superblock(it).tree())
                .or(() -> disk.files().map(Disk.Stored::tree));
    }

    private void fileSystems() {
        visited += before.superblocks().differences(after.superblocks(), (id, old, next) -> {
            Optional<FileSystemFacts> was = Optional.ofNullable(old).map(VfsDiff::facts);
            Optional<FileSystemFacts> is = Optional.ofNullable(next).map(VfsDiff::facts);
            if (!was.equals(is)) {
                changes.add(new FileChange.OfFileSystem((next == null ? old : next).device(), was, is));
            }
            if (old != null && next != null && next.disk().isEmpty()) {
                files(next.device(), old.tree(), next.tree());
            }
        });
    }

    private static FileSystemFacts facts(SuperBlock it) {
        return new FileSystemFacts(
                it.type().label(), it.isReadOnly(), it.options().shown());
    }

    private void files(DeviceNumber device, FileTree old, FileTree next) {
        if (old == next) {
            return;
        }
        Map<Integer, Set<String>> paths = new HashMap<>();
        visited += old.dentries().differences(next.dentries(), (id, was, is) -> {
            Optional<Target> target = Optional.ofNullable(was).map(it -> target(old, it));
            Optional<Target> now = Optional.ofNullable(is).map(it -> target(next, it));
            target.ifPresent(it -> paths.computeIfAbsent(it.inode(), key -> new LinkedHashSet<>())
                    .add(it.path()));
            now.ifPresent(it -> paths.computeIfAbsent(it.inode(), key -> new LinkedHashSet<>())
                    .add(it.path()));
            if (!isSame(was, is)) {
                changes.add(new FileChange.OfName(device, target, now));
            }
        });
        visited += old.inodes().differences(next.inodes(), (number, was, is) -> {
            Optional<FileFacts> facts = Optional.ofNullable(was).map(VfsDiff::facts);
            Optional<FileFacts> now = Optional.ofNullable(is).map(VfsDiff::facts);
            boolean content = !contentOf(was).equals(contentOf(is));
            if (content || !facts.equals(now)) {
                Set<String> known = paths.getOrDefault(number, Set.of());
                changes.add(new FileChange.OfFile(device, number, List.copyOf(known), facts, now, content));
            }
        });
    }

    private static boolean isSame(Dentry was, Dentry is) {
        return was != null
                && is != null
                && was.parent() == is.parent()
                && was.inode() == is.inode()
                && was.linked() == is.linked()
                && was.name().equals(is.name());
    }

    private static Target target(FileTree in, Dentry name) {
        StringBuilder path = new StringBuilder();
        for (Dentry at = name; at.id() != in.root(); at = in.dentry(at.parent())) {
            path.insert(0, '/' + at.name());
        }
        return new Target(path.isEmpty() ? "/" : path.toString(), name.inode(), name.linked());
    }

    private static Content contentOf(Inode inode) {
        return inode == null ? Content.EMPTY : inode.content();
    }

    private static FileFacts facts(Inode it) {
        return new FileFacts(
                it.type(),
                it.permissions(),
                it.uid(),
                it.gid(),
                it.links(),
                it.content().size(),
                it.accessed(),
                it.modified(),
                it.changed(),
                it.data() instanceof Inode.Data.Device node ? Optional.of(node.number()) : Optional.empty(),
                it.data() instanceof Inode.Data.Target link ? Optional.of(link.text()) : Optional.empty());
    }
}
