package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.fs.PseudoFiles.Link;
import dev.maitredkit.fakeguest.kernel.fs.PseudoFiles.PseudoFs;
import dev.maitredkit.fakeguest.kernel.fs.PseudoFiles.PseudoNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Looks at names and files, whatever kind of file system has them. */
final class Nodes {
    private final Vfs vfs;
    private final FsContext context;

    Nodes(Vfs vfs, FsContext context) {
        this.vfs = vfs;
        this.context = context;
    }

    static List<String> components(Node node) {
        return node.path().isEmpty() ? List.of() : List.of(node.path().split("/"));
    }

    static PseudoFs pseudo(SuperBlock superblock) {
        return new PseudoFs(
                superblock.type(), superblock.id(), superblock.options().shown());
    }

    /** The entry of that name; whether it is covered by a mount is not asked. */
    Optional<Node> findChild(int superblock, Node directory, String name) {
        SuperBlock in = vfs.superblock(superblock);
        if (in.isStored()) {
            return in.tree().findChild(directory.id(), name).map(it -> Node.stored(it.id()));
        }
        Node child = directory.child(name);
        if (in.type() == FsType.OVERLAY) {
            return new Overlay(vfs, in).find(child).map(it -> child);
        }
        return context.pseudo().find(pseudo(in), components(child)).map(it -> child);
    }

    Node parent(int superblock, Node node) {
        SuperBlock in = vfs.superblock(superblock);
        return in.isStored() ? Node.stored(in.tree().dentry(node.id()).parent()) : node.parent();
    }

    FileType type(Location place) {
        return type(vfs.superblockOf(place), place.node());
    }

    FileType type(SuperBlock in, Node node) {
        if (in.type() == FsType.OVERLAY) {
            return new Overlay(vfs, in).stat(in, node).type();
        }
        return in.isStored()
                ? in.tree().inodeOf(node.id()).type()
                : pseudoNode(in, node).map(PseudoNode::type).orElse(FileType.REGULAR);
    }

    boolean isDirectory(Location place) {
        return type(place) == FileType.DIRECTORY;
    }

    /** Where the symbolic link leads. */
    Link link(Location place) {
        Spot real = Reals.toRead(vfs, place);
        SuperBlock in = vfs.superblock(real.superblock());
        if (in.isStored()) {
            Inode.Data data = in.tree().inodeOf(real.node().id()).data();
            return data instanceof Inode.Data.Target it ? new Link.Text(it.text()) : new Link.None();
        }
        return pseudoNode(in, place.node()).map(PseudoNode::link).orElse(new Link.None());
    }

    /** readlink(2): EINVAL for what is no link. */
    Result<String> linkText(Location place) {
        Link link = link(place);
        if (link instanceof Link.Text it) {
            return Result.ok(it.target());
        }
        if (link instanceof Link.Jump it) {
            return Result.ok(it.text());
        }
        return link instanceof Link.Descriptor it ? Result.ok(it.text()) : Result.err(Errno.EINVAL);
    }

    /** Whether the directory was removed while somebody still held it. */
    boolean isDead(Location place) {
        SuperBlock in = vfs.superblockOf(place);
        return in.isStored() && !in.tree().dentry(place.node().id()).linked();
    }

    /** Whether what a pseudo file stood for is no more: /proc/PID of a process that was reaped, for who is in it. */
    boolean isGone(Location place) {
        SuperBlock in = vfs.superblockOf(place);
        return in.type() != FsType.OVERLAY
                && !in.isStored()
                && pseudoNode(in, place.node()).isEmpty();
    }

    Stat stat(Location place) {
        SuperBlock in = vfs.superblockOf(place);
        if (in.type() == FsType.OVERLAY) {
            return new Overlay(vfs, in).stat(in, place.node());
        }
        return in.isStored()
                ? Stats.of(in, in.tree().inodeOf(place.node().id()))
                : Stats.of(in, pseudoNode(in, place.node()).orElseThrow());
    }

    List<DirEntry> list(Location place) {
        SuperBlock in = vfs.superblockOf(place);
        if (in.type() == FsType.OVERLAY) {
            return new Overlay(vfs, in).list(place.node());
        }
        List<DirEntry> entries = new ArrayList<>();
        if (in.isStored()) {
            FileTree tree = in.tree();
            for (int id : tree.inodeOf(place.node().id()).entries().order().values()) {
                Inode inode = tree.inodeOf(id);
                entries.add(new DirEntry(tree.dentry(id).name(), inode.type(), inode.number()));
            }
            if (in.type() != FsType.BTRFS) {
                Collections.reverse(entries);
            }
            return entries;
        }
        for (String name : context.pseudo().list(pseudo(in), components(place.node()))) {
            pseudoNode(in, place.node().child(name))
                    .ifPresent(it -> entries.add(new DirEntry(name, it.type(), it.inode())));
        }
        return entries;
    }

    private Optional<PseudoNode> pseudoNode(SuperBlock in, Node node) {
        Optional<PseudoNode> found = context.pseudo().find(pseudo(in), components(node));
        return node.followed() ? found.map(PseudoNode::behind) : found;
    }
}
