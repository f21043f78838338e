package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.map.IntMap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pcollections.HashPMap;

/**
 * All files, file systems, mounts and disks of a guest: one immutable value, which each call that changes
 * something answers with the next one. A call that fails leaves no trace. Make one with {@link VfsBuilder}.
 *
 * <p>Paths are looked up for an {@link FsContext}; places ({@link Location}) and open files ({@link OpenFile}) are held by
 * whoever keeps them, see {@link #hold}, and a mount or a removed file lives as long as it is held.
 */
public final class Vfs {
    private final MountTable table;

    /** The file systems in use, by their ids. */
    private final IntMap<SuperBlock> superblocks;

    /** The minor numbers of file systems without a device. */
    private final Ids anonymous;

    private final int nextSuperblock;
    private final HashPMap<DeviceNumber, Disk> disks;

    /** The file systems of which there is one, by {@link SuperBlock#sharedAs}. */
    private final HashPMap<String, Integer> shared;

    private final FsLimits limits;
    private final int rootMount;

    /** The state of the random device's generator. */
    private final long random;

    Vfs(
            MountTable table,
            IntMap<SuperBlock> superblocks,
            Ids anonymous,
            int nextSuperblock,
            HashPMap<DeviceNumber, Disk> disks,
            HashPMap<String, Integer> shared,
            FsLimits limits,
            int rootMount,
            long random) {
        this.table = table;
        this.superblocks = superblocks;
        this.anonymous = anonymous;
        this.nextSuperblock = nextSuperblock;
        this.disks = disks;
        this.shared = shared;
        this.limits = limits;
        this.rootMount = rootMount;
        this.random = random;
    }

    // --- what it is made of ----------------------------------------------------------------------

    MountTable table() {
        return table;
    }

    IntMap<SuperBlock> superblocks() {
        return superblocks;
    }

    Ids anonymous() {
        return anonymous;
    }

    int nextSuperblock() {
        return nextSuperblock;
    }

    HashPMap<DeviceNumber, Disk> disks() {
        return disks;
    }

    HashPMap<String, Integer> shared() {
        return shared;
    }

    public FsLimits limits() {
        return limits;
    }

    long random() {
        return random;
    }

    SuperBlock superblock(int id) {
        return superblocks.get(id);
    }

    SuperBlock superblockOf(Location place) {
        return superblocks.get(mount(place).superblock());
    }

    Mount mount(Location place) {
        return table.get(place.mount());
    }

    Vfs withTable(MountTable mounts) {
        return new Vfs(mounts, superblocks, anonymous, nextSuperblock, disks, shared, limits, rootMount, random);
    }

    Vfs withSuperblocks(IntMap<SuperBlock> all) {
        return new Vfs(table, all, anonymous, nextSuperblock, disks, shared, limits, rootMount, random);
    }

    Vfs withNumbers(int superblock, Ids minors) {
        return new Vfs(table, superblocks, minors, superblock, disks, shared, limits, rootMount, random);
    }

    Vfs withDisks(HashPMap<DeviceNumber, Disk> all) {
        return new Vfs(table, superblocks, anonymous, nextSuperblock, all, shared, limits, rootMount, random);
    }

    Vfs withShared(HashPMap<String, Integer> all) {
        return new Vfs(table, superblocks, anonymous, nextSuperblock, disks, all, limits, rootMount, random);
    }

    Vfs withRandom(long state) {
        return new Vfs(table, superblocks, anonymous, nextSuperblock, disks, shared, limits, rootMount, state);
    }

    Vfs withRootMount(int key) {
        return new Vfs(table, superblocks, anonymous, nextSuperblock, disks, shared, limits, key, random);
    }

    /** With other limits, as a write to /proc/sys/fs/mount-max gives them. */
    public Vfs withLimits(FsLimits changed) {
        return new Vfs(table, superblocks, anonymous, nextSuperblock, disks, shared, changed, rootMount, random);
    }

    // --- places ----------------------------------------------------------------------------------

    /** The root directory of a process that never left it. */
    public Location root() {
        return new Location(rootMount, table.get(rootMount).root());
    }

    /** A caller at the root, as user 0 with the umask 0022. */
    public FsContext rootContext(PseudoFiles pseudo) {
        return new FsContext(root(), root(), 022, 0, 0, pseudo);
    }

    /** Where a path leads, through a link at its end if {@code follow}. */
    public Result<Location> find(FsContext who, String path, boolean follow) {
        return new PathWalk(this, who).find(path, follow);
    }

    /** Where chdir(2) and chroot(2) would go. */
    public Result<Location> findDirectory(FsContext who, String path) {
        return find(who, path, true).flatMap(place -> {
            if (!new Nodes(this, who).isDirectory(place)) {
                return Result.err(Errno.ENOTDIR);
            }
            return new PathWalk(this, who).may(place, Access.EXECUTE) ? Result.ok(place) : Result.err(Errno.EACCES);
        });
    }

    /** One more holder of a place: its mount is busy, its file is not freed. */
    public Vfs hold(Location place) {
        Edit edit = new Edit(this);
        edit.hold(place, 1);
        return edit.vfs();
    }

    /** One holder less. */
    public Vfs release(Location place) {
        Edit edit = new Edit(this);
        edit.hold(place, -1);
        return edit.vfs();
    }

    /** The path of a place as /proc shows it to a caller: with {@code " (deleted)"} behind a removed name. */
    public String pathOf(FsContext who, Location place) {
        return new PathText(this, who.root()).of(place);
    }

    /** getcwd(2): ENOENT in a removed directory; begins with {@code (unreachable)} outside of the root. */
    public Result<String> getcwd(FsContext who) {
        return new Nodes(this, who).isDead(who.cwd())
                ? Result.err(Errno.ENOENT)
                : Result.ok(new PathText(this, who.root()).of(who.cwd()));
    }

    /** The number of the mount in mountinfo and fdinfo. */
    public int mountId(Location place) {
        return mount(place).id();
    }

    /** The flags of the place's mount, of {@link MountFlags}: for execve(2), NOEXEC and NOSUID. */
    public int mountFlags(Location place) {
        return mount(place).flags();
    }

    // --- files -----------------------------------------------------------------------------------

    public Result<Stat> stat(FsContext who, String path) {
        return find(who, path, true).map(it -> statAt(who, it));
    }

    public Result<Stat> lstat(FsContext who, String path) {
        return find(who, path, false).map(it -> statAt(who, it));
    }

    public Stat statAt(FsContext who, Location place) {
        return new Nodes(this, who).stat(place);
    }

    /** fstat(2). */
    public Stat stat(FsContext who, OpenFile file) {
        return file.node().isStored()
                ? Stats.of(superblock(file.superblock()), OpenFiles.inode(this, file))
                : statAt(who, file.place());
    }

    public Result<List<DirEntry>> readdir(FsContext who, String path) {
        return find(who, path, true).flatMap(place -> {
            Nodes nodes = new Nodes(this, who);
            if (!nodes.isDirectory(place)) {
                return Result.err(Errno.ENOTDIR);
            }
            return new PathWalk(this, who).may(place, Access.READ)
                    ? Result.ok(nodes.list(place))
                    : Result.err(Errno.EACCES);
        });
    }

    public Result<String> readlink(FsContext who, String path) {
        return find(who, path, false).flatMap(new Nodes(this, who)::linkText);
    }

    /** access(2) with the bits R 4, W 2, X 1. */
    public Result<Result.Done> access(FsContext who, String path, int bits) {
        return OpenFiles.access(this, who, path, bits);
    }

    /** open(2); hold on to the file with what the answer has, and let it go with {@link #close}. */
    public Result<Opened> open(FsContext who, String path, Set<OpenFlag> flags, int mode, Instant now) {
        return new OpenCall(this, who, now).open(path, flags, mode);
    }

    /** A state, and the file that is open in it. */
    public record Opened(Vfs vfs, OpenFile file) {}

    /** The last descriptor of an open file was closed. */
    public Vfs close(OpenFile file) {
        return OpenFiles.close(this, file);
    }

    /**
     * read(2) and pread(2) of what {@link Backing} says is served here; an empty answer is the end. EISDIR, EBADF,
     * EINVAL for what is served above.
     */
    public Result<ReadBytes> read(OpenFile file, long offset, int max, Instant now) {
        return OpenFiles.read(this, file, offset, max, now);
    }

    /** A state, and bytes that were read in it, one a char. */
    public record ReadBytes(Vfs vfs, String data) {}

    /**
     * write(2) and pwrite(2) of what is served here; with O_APPEND the offset is not looked at. Fewer bytes than
     * given when the space ends. ENOSPC, EFBIG, EBADF.
     */
    public Result<Written> write(OpenFile file, long offset, String data, Instant now) {
        return OpenFiles.write(this, file, offset, data, true, now);
    }

    /** The same by someone who has not CAP_FSETID: the set-id bits of the file go (file_remove_privs of fs/inode.c). */
    public Result<Written> writeUnprivileged(OpenFile file, long offset, String data, Instant now) {
        return OpenFiles.write(this, file, offset, data, false, now);
    }

    /** With a pseudo terminal on the devpts that is mounted there, by the number that is its name. */
    public Vfs withTerminal(String devpts, int number, Instant now) {
        return Devpts.withTerminal(this, devpts, number, now);
    }

    /** A state, how many bytes went, and the offset behind them. */
    public record Written(Vfs vfs, int count, long end) {}

    /** The size in bytes, for lseek(2) from the end. */
    public long size(OpenFile file) {
        return OpenFiles.size(this, file);
    }

    public Result<Vfs> ftruncate(FsContext who, OpenFile file, long size, Instant now) {
        return OpenFiles.truncate(this, file, size, who.uid() == 0, now);
    }

    public Result<Vfs> truncate(FsContext who, String path, long size, Instant now) {
        return new FileCalls(this, who, now).truncate(path, size);
    }

    /** The whole content of a regular file, for execve(2) and the like. */
    public Content content(OpenFile file) {
        return OpenFiles.inode(this, file).content();
    }

    /** execve(2) takes the file: ETXTBSY while somebody may write; nobody may open it for writing meanwhile. */
    public Result<Vfs> denyWrite(OpenFile file) {
        return OpenFiles.denyWrite(this, file);
    }

    /** The program of {@link #denyWrite} is gone. */
    public Vfs allowWrite(OpenFile file) {
        return OpenFiles.allowWrite(this, file);
    }

    // --- names -----------------------------------------------------------------------------------

    public Result<Vfs> mkdir(FsContext who, String path, int mode, Instant now) {
        return new NameCalls(this, who, now).mkdir(path, mode);
    }

    /** mknod(2); the type is in {@code mode} as in st_mode. */
    public Result<Vfs> mknod(FsContext who, String path, int mode, DeviceNumber number, Instant now) {
        return new NameCalls(this, who, now).mknod(path, mode, number);
    }

    public Result<Vfs> symlink(FsContext who, String content, String path, Instant now) {
        return new NameCalls(this, who, now).symlink(content, path);
    }

    public Result<Vfs> link(FsContext who, String from, String to, Instant now) {
        return new NameCalls(this, who, now).link(from, to);
    }

    public Result<Vfs> unlink(FsContext who, String path, Instant now) {
        return new RemoveCalls(this, who, now).unlink(path);
    }

    public Result<Vfs> rmdir(FsContext who, String path, Instant now) {
        return new RemoveCalls(this, who, now).rmdir(path);
    }

    public Result<Vfs> rename(FsContext who, String from, String to, Instant now) {
        return new RenameCall(this, who, now).rename(from, to);
    }

    public Result<Vfs> chmod(FsContext who, String path, int mode, Instant now) {
        return new FileCalls(this, who, now).chmod(path, mode);
    }

    /** chown(2); -1 leaves an id as it is. */
    public Result<Vfs> chown(FsContext who, String path, int uid, int gid, Instant now) {
        return new FileCalls(this, who, now).chown(path, uid, gid, true);
    }

    /** lchown(2). */
    public Result<Vfs> lchown(FsContext who, String path, int uid, int gid, Instant now) {
        return new FileCalls(this, who, now).chown(path, uid, gid, false);
    }

    /** utimensat(2): both times. */
    public Result<Vfs> utimes(FsContext who, String path, Instant time, Instant now) {
        return new FileCalls(this, who, now).utimes(path, time);
    }

    // --- mounts ----------------------------------------------------------------------------------

    /** mount(2) with its five arguments; the flags are 64 bits. */
    public Result<Vfs> mount(
            FsContext who, String source, String target, String type, long flags, String options, Instant now) {
        return new MountCall(this, who, now).mount(source, target, type, flags, options);
    }

    /** umount2(2). */
    public Result<Vfs> umount(FsContext who, String target, int flags) {
        return new UmountCall(this, who).umount(target, flags);
    }

    /** The text of /proc/self/mounts for a caller with this root. */
    public String mountsText(FsContext who) {
        return new MountText(this, who.root()).mounts();
    }

    /** The text of /proc/self/mountinfo. */
    public String mountinfoText(FsContext who) {
        return new MountText(this, who.root()).mountinfo();
    }

    /** The text of /proc/filesystems. */
    public String fileSystemsText() {
        return MountText.fileSystems(limits);
    }

    /** How many mounts the namespace has, those outside of a caller's root included. */
    public int mountCount() {
        return table.attached();
    }

    /** statfs(2). */
    public Result<StatFs> statfs(FsContext who, String path) {
        return find(who, path, true).map(it -> StatFs.of(this, superblockOf(it), mount(it)));
    }

    // --- disks -----------------------------------------------------------------------------------

    /** The device with this number. */
    public Optional<Disk> findDisk(DeviceNumber number) {
        return Optional.ofNullable(disks.get(number));
    }

    /** With this disk, in place of one with its number. */
    public Vfs withDisk(Disk disk) {
        return withDisks(disks.plus(disk.number(), disk));
    }

    /**
     * Formats a disk. EBUSY when it is mounted, EEXIST when it has a file system and {@code force} is not given,
     * ENXIO when there is none, EACCES when it is read-only.
     */
    public Result<Vfs> mkfs(DeviceNumber number, Disk.Format format, String label, boolean force, Instant now) {
        return DiskFormats.mkfs(this, number, format, label, force, now);
    }
}
