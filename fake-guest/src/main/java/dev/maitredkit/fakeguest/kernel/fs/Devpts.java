package dev.maitredkit.fakeguest.kernel.fs;

import java.time.Instant;

/** The files of a devpts: its multiplexer. Terminals are nodes that the floor above makes. */
final class Devpts {
    private static final String MULTIPLEXER = "ptmx";

    /** The major number of terminals (UNIX98_PTY_SLAVE_MAJOR). */
    private static final int TERMINAL = 136;

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

    /** With a terminal on the devpts that is mounted there; it exists because someone outside has it open. */
    static Vfs withTerminal(Vfs vfs, String mounted, int number, Instant now) {
        Location place =
                vfs.find(vfs.rootContext(PseudoFiles.NONE), mounted, true).orThrow();
        Edit edit = new Edit(vfs);
        FileTree files = vfs.superblockOf(place).tree();
        Inode shape = new Inode(
                number + 3,
                FileType.CHARACTER_DEVICE,
                0600,
                0,
                0,
                1,
                0,
                0,
                now,
                now,
                now,
                new Inode.Data.Device(new DeviceNumber(TERMINAL, number)));
        edit.put(vfs.mount(place).superblock(), files.create(files.root(), Integer.toString(number), shape));
        return edit.vfs();
    }

    /** A remount gives the multiplexer its new mode. */
    static FileTree withMode(FileTree tree, FsOptions.Devpts options) {
        return tree.findChild(tree.root(), MULTIPLEXER)
                .map(it -> tree.put(tree.inodeOf(it.id()).withPermissions(options.ptmxMode())))
                .orElse(tree);
    }
}
