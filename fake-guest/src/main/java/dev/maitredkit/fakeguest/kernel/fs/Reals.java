package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import java.time.Instant;

/** Which stored file a place really is: itself, or on an overlay one of a layer. */
final class Reals {
    private Reals() {}

    /** To look at. A name of proc or sysfs is itself. */
    static Spot toRead(Vfs vfs, Location place) {
        SuperBlock in = vfs.superblockOf(place);
        return in.type() == FsType.OVERLAY
                ? new Overlay(vfs, in).find(place.node()).orElseThrow().top()
                : new Spot(in.id(), place.node());
    }

    /** To change. EPERM for what only the kernel changes; ENOSPC when it cannot be copied up. */
    static Result<Spot> toWrite(Edit edit, Location place, Instant now) {
        SuperBlock in = edit.superblock(edit.mount(place.mount()).superblock());
        if (in.type() == FsType.OVERLAY) {
            return new OverlayEdit(edit, in, now).copyUp(place.node());
        }
        return in.isStored() ? Result.ok(new Spot(in.id(), place.node())) : Result.err(Errno.EPERM);
    }
}
