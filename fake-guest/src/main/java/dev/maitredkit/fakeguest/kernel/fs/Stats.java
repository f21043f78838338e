package dev.maitredkit.fakeguest.kernel.fs;

/** Makes what stat(2) tells, with the sizes of directories as each file system reports them. */
final class Stats {
    private static final int SECTOR = 512;

    /** What tmpfs counts for a directory entry (mm/shmem.c, BOGO_DIRENT_SIZE). */
    private static final int TMPFS_ENTRY = 20;

    private Stats() {}

    static Stat of(SuperBlock in, Inode inode) {
        DeviceNumber device = inode.data() instanceof Inode.Data.Device it ? it.number() : new DeviceNumber(0, 0);
        return new Stat(
                in.device().encoded(),
                inode.number(),
                inode.type(),
                inode.permissions(),
                inode.isDirectory() && in.type() == FsType.BTRFS ? 1 : inode.links(),
                inode.uid(),
                inode.gid(),
                device.major(),
                device.minor(),
                size(in, inode),
                blocks(in, inode),
                inode.accessed(),
                inode.modified(),
                inode.changed());
    }

    static Stat of(SuperBlock in, PseudoFiles.PseudoNode node) {
        return new Stat(
                in.device().encoded(),
                node.inode(),
                node.type(),
                node.permissions(),
                node.links(),
                node.uid(),
                node.gid(),
                0,
                0,
                node.size(),
                0,
                node.time(),
                node.time(),
                node.time());
    }

    private static long size(SuperBlock in, Inode inode) {
        if (inode.data() instanceof Inode.Data.Target it) {
            return it.text().length();
        }
        if (!inode.isDirectory()) {
            return inode.content().size();
        }
        return switch (in.type()) {
            case TMPFS, DEVTMPFS, ROOTFS -> (2L + inode.entries().names().size()) * TMPFS_ENTRY;
            case EXT2, EXT3, EXT4 -> Content.PAGE;
            case BTRFS ->
                inode.entries().names().keySet().stream()
                        .mapToLong(name -> 2L * name.length())
                        .sum();
            default -> 0;
        };
    }

    private static long blocks(SuperBlock in, Inode inode) {
        long pages = FileTree.pagesOf(inode);
        if (inode.isDirectory() && in.disk().isPresent() && in.type() != FsType.BTRFS) {
            pages = 1;
        }
        return pages * (Content.PAGE / SECTOR);
    }
}
