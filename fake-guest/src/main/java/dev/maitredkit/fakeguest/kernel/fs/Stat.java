package dev.maitredkit.fakeguest.kernel.fs;

import java.time.Instant;

/**
 * What stat(2) tells.
 *
 * @param device the device number of the file system
 * @param permissions the low twelve bits of st_mode
 * @param deviceMajor for device nodes, else 0
 * @param deviceMinor for device nodes, else 0
 * @param size in bytes
 * @param blocks of 512 bytes
 */
public record Stat(
        long device,
        long inode,
        FileType type,
        int permissions,
        int links,
        int uid,
        int gid,
        int deviceMajor,
        int deviceMinor,
        long size,
        long blocks,
        Instant accessed,
        Instant modified,
        Instant changed) {
    /** st_mode: type and permissions. */
    public int mode() {
        return type.bits() | permissions;
    }

    /** As another file system shows this file. */
    Stat onDevice(long number) {
        return new Stat(
                number,
                inode,
                type,
                permissions,
                links,
                uid,
                gid,
                deviceMajor,
                deviceMinor,
                size,
                blocks,
                accessed,
                modified,
                changed);
    }
}
