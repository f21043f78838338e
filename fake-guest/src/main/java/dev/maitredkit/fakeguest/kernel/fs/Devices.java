package dev.maitredkit.fakeguest.kernel.fs;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.fs.Vfs.ReadBytes;
import dev.maitredkit.fakeguest.kernel.fs.Vfs.Written;

/** The character devices that need nothing but this floor (null(4), full(4), random(4)). */
final class Devices {
    private Devices() {}

    static Result<ReadBytes> read(Vfs vfs, DeviceKind kind, int max) {
        return switch (kind) {
            case NULL -> Result.ok(new ReadBytes(vfs, ""));
            case ZERO, FULL -> Result.ok(new ReadBytes(vfs, "\0".repeat(max)));
            case RANDOM, URANDOM -> random(vfs, max);
            case KMSG, TTY, CONSOLE, PTMX, PTS -> Result.err(Errno.EINVAL);
        };
    }

    static Result<Written> write(Vfs vfs, DeviceKind kind, long offset, String data) {
        return switch (kind) {
            case NULL, ZERO, RANDOM, URANDOM -> Result.ok(new Written(vfs, data.length(), offset + data.length()));
            case FULL -> Result.err(Errno.ENOSPC);
            case KMSG, TTY, CONSOLE, PTMX, PTS -> Result.err(Errno.EINVAL);
        };
    }

    /** SplitMix64: the same seed gives the same bytes, and a fork of the state goes on by itself. */
    private static Result<ReadBytes> random(Vfs vfs, int max) {
        StringBuilder bytes = new StringBuilder(max);
        long state = vfs.random();
        while (bytes.length() < max) {
            state += 0x9e3779b97f4a7c15L;
            long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
            mixed ^= mixed >>> 31;
            for (int shift = 0; shift < Long.SIZE && bytes.length() < max; shift += Byte.SIZE) {
                bytes.append((char) (mixed >>> shift & 0xff));
            }
        }
        return Result.ok(new ReadBytes(vfs.withRandom(state), bytes.toString()));
    }
}
