package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import java.time.Instant;

/**
 * mount(2): the checks that all its forms share, and which form a call is; in the order of do_mount and
 * path_mount of Linux 6.18 (fs/namespace.c).
 */
final class MountCall {
    /** Strings are copied up to a page: source and type must fit with their NUL, options are cut. */
    private static final int MAX_STRING = 4095;

    private static final long MAGIC = 0xC0ED0000L;
    private static final long MAGIC_MASK = 0xffff0000L;
    private static final long LOW_HALF = 0xffffL;

    /** MS_NOUSER is a negative int in the kernel: as a long it has the bits 31 to 63. */
    private static final long NOUSER = 0xffffffff80000000L;

    private final Vfs vfs;
    private final FsContext who;
    private final Instant now;

    MountCall(Vfs vfs, FsContext who, Instant now) {
        this.vfs = vfs;
        this.who = who;
        this.now = now;
    }

    Result<Vfs> mount(String source, String target, String type, long flags, String options) {
        if (type.length() > MAX_STRING || source.length() > MAX_STRING) {
            return Result.err(Errno.EINVAL);
        }
        String data = options.substring(0, Math.min(options.length(), MAX_STRING));
        return vfs.find(who, target, true).flatMap(place -> {
            long given = (flags & MAGIC_MASK) == MAGIC ? flags & LOW_HALF : flags;
            if ((given & NOUSER) != 0) {
                return Result.err(Errno.EINVAL);
            }
            return who.uid() == 0 ? mountAt(place, source, type, (int) given, data) : Result.err(Errno.EPERM);
        });
    }

    private Result<Vfs> mountAt(Location place, String source, String type, int flags, String data) {
        int own = mountFlags(place, flags);
        int both = MountFlags.REMOUNT | MountFlags.BIND;
        if ((flags & both) == both) {
            return new Remount(vfs, place).mount(own);
        }
        if ((flags & MountFlags.REMOUNT) != 0) {
            return new Remount(vfs, place).superblock(flags, own, data);
        }
        if ((flags & MountFlags.BIND) != 0) {
            return new Bind(vfs, who).bind(source, place, (flags & MountFlags.REC) != 0);
        }
        if ((flags & MountFlags.PROPAGATION) != 0) {
            return new Propagation(vfs).change(place, flags);
        }
        if ((flags & MountFlags.MOVE) != 0) {
            return new Move(vfs, who).move(source, place);
        }
        return new NewMount(vfs, who, now).mount(source, place, type, flags & MountFlags.OF_SUPERBLOCK, own, data);
    }

    private int mountFlags(Location place, int flags) {
        int own = flags
                & (MountFlags.RDONLY
                        | MountFlags.NOSUID
                        | MountFlags.NODEV
                        | MountFlags.NOEXEC
                        | MountFlags.NOATIME
                        | MountFlags.NODIRATIME
                        | MountFlags.NOSYMFOLLOW);
        if ((flags & MountFlags.NOATIME) == 0) {
            own |= MountFlags.RELATIME;
        }
        if ((flags & MountFlags.STRICTATIME) != 0) {
            own &= ~(MountFlags.RELATIME | MountFlags.NOATIME);
        }
        if ((flags & MountFlags.REMOUNT) != 0 && (flags & (MountFlags.ATIME | MountFlags.STRICTATIME)) == 0) {
            own = own & ~MountFlags.ATIME | vfs.mount(place).flags() & MountFlags.ATIME;
        }
        return own;
    }
}
