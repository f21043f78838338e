package dev.maitredkit.fakeguest.kernel.fs;

/** The number of a device, or of a file system that has none (major 0). */
public record DeviceNumber(int major, int minor) {
    /** As in st_dev and st_rdev of the GNU C library (makedev(3)). */
    public long encoded() {
        return ((long) (minor & 0xffffff00) << 12)
                | (minor & 0xff)
                | ((long) (major & 0xfff) << 8)
                | ((long) (major & 0xfffff000) << 32);
    }

    @Override
    public String toString() {
        return major + ":" + minor;
    }
}
