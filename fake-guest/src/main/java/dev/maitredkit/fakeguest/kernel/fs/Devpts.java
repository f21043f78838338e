package dev.maitredkit.fakeguest.kernel.fs;

import java.time.Instant;

/** The files of a devpts: its multiplexer. Terminals are nodes that the floor above makes. */
final class Devpts {
    private static final String MULTIPLEXER = "ptmx";

    private Devpts() {}

    static FileTree files(FsOptions.Devpts options, Instant now) {
        FileTree tree = FileTree.rooted(1, 2, 0755, 0, 0, now);
        Inode ptmx = new Inode(
                2,
                FileType.CHARACTER_DEVICE,
                options.ptmxMode(),
                0,
                0,
                1,
                0,
                0,
                now,
                now,
                now,
                new Inode.Data.Device(new DeviceNumber(5, 2)));
        return tree.create(tree.root(), MULTIPLEXER, ptmx);
    }

    /** A remount gives the multiplexer its new mode. */
    static FileTree withMode(FileTree tree, FsOptions.Devpts options) {
        return tree.findChild(tree.root(), MULTIPLEXER)
                .map(it -> tree.put(tree.inodeOf(it.id()).withPermissions(options.ptmxMode())))
                .orElse(tree);
    }
}
