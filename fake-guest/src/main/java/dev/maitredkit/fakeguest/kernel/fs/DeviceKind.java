package dev.maitredkit.fakeguest.kernel.fs;

import java.util.Optional;

/** The character devices that have a driver, by number (Linux, Documentation/admin-guide/devices.txt). */
public enum DeviceKind {
    /** Served by {@link Vfs#read} and {@link Vfs#write}, as are the next four. */
    NULL(1, 3),
    ZERO(1, 5),
    FULL(1, 7),
    RANDOM(1, 8),
    URANDOM(1, 9),
    /** The kernel log; reads and writes are the floor above's. */
    KMSG(1, 11),
    /** The controlling terminal; the floor above's: ENXIO when there is none. */
    TTY(5, 0),
    /** The console; its text is an effect of the floor above. */
    CONSOLE(5, 1),
    /** The multiplexer of pseudo terminals; the floor above's. */
    PTMX(5, 2),
    /** A pseudo terminal (any minor), which the observed guest has for a console; the floor above's. */
    PTS(136, -1);

    private final int major;
    private final int minor;

    DeviceKind(int major, int minor) {
        this.major = major;
        this.minor = minor;
    }

    /** Whether reads and writes need nothing but this floor. */
    public boolean isServedHere() {
        return this == NULL || this == ZERO || this == FULL || this == RANDOM || this == URANDOM;
    }

    static Optional<DeviceKind> find(DeviceNumber number) {
        for (DeviceKind kind : values()) {
            if (kind.major == number.major() && (kind.minor < 0 || kind.minor == number.minor())) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
