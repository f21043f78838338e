package dev.maitredkit.fakeguest.kernel.fs;

/**
 * How much room a file system has, in pages and inodes; 0 of both kinds where it does not say.
 *
 * @param limited whether the limits bind: a tmpfs with size=0 has none
 */
record Space(long blocks, long freeBlocks, long inodes, long freeInodes, boolean blocksLimited, boolean inodesLimited) {

    /** ext4 has an inode for so many bytes (mke2fs.conf, inode_ratio). */
    private static final long BYTES_PER_INODE = 16_384;

    static Space of(Vfs vfs, SuperBlock in) {
        FileTree tree = in.tree();
        if (in.options() instanceof FsOptions.Tmpfs it) {
            return new Space(
                    it.blocks(),
                    it.blocks() == 0 ? 0 : it.blocks() - tree.pages(),
                    it.inodes(),
                    it.inodes() == 0 ? 0 : it.inodes() - tree.charge(),
                    it.blocks() != 0,
                    it.inodes() != 0);
        }
        Disk disk = in.disk().map(vfs.disks()::get).orElse(null);
        if (disk == null) {
            return new Space(0, 0, 0, 0, false, false);
        }
        long blocks = disk.size() / Content.PAGE;
        boolean counted = in.type() != FsType.BTRFS;
        long inodes = counted ? disk.size() / BYTES_PER_INODE : 0;
        return new Space(
                blocks,
                Math.max(0, blocks - tree.pages()),
                inodes,
                counted ? Math.max(0, inodes - tree.charge()) : 0,
                true,
                counted);
    }

    boolean isOutOfInodes() {
        return inodesLimited && freeInodes < 1;
    }

    boolean isOutOfBlocks() {
        return blocksLimited && freeBlocks < 1;
    }
}
