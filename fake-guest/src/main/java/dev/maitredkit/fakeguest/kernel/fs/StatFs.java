package dev.maitredkit.fakeguest.kernel.fs;

/**
 * What statfs(2) tells, in blocks of {@code blockSize} bytes.
 *
 * @param type the magic number of the kind of file system
 * @param flags the ST_* flags, which have the numbers of {@link MountFlags} for what they share
 */
public record StatFs(
        long type, long blockSize, long blocks, long free, long available, long files, long freeFiles, int flags) {

    static StatFs of(Vfs vfs, SuperBlock in, Mount mount) {
        Space space = Space.of(vfs, roomOf(vfs, in));
        int flags = mount.flags() & (MountFlags.OF_MOUNT & ~MountFlags.RELATIME) | in.flags() & MountFlags.RDONLY;
        return new StatFs(
                in.type().magic(),
                Content.PAGE,
                space.blocks(),
                space.freeBlocks(),
                space.freeBlocks(),
                space.inodes(),
                space.freeInodes(),
                flags);
    }

    /** An overlay has the room of its topmost layer. */
    private static SuperBlock roomOf(Vfs vfs, SuperBlock in) {
        return in.options() instanceof FsOptions.Overlay it
                ? vfs.superblock(it.upper().orElse(it.lowers().get(0)).superblock())
                : in;
    }
}
