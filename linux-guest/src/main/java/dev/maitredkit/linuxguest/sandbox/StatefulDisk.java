package dev.maitredkit.linuxguest.sandbox;

import com.sun.jna.Memory;
import dev.maitredkit.linuxguest.sys.Descriptor;
import dev.maitredkit.linuxguest.sys.Errno;
import dev.maitredkit.linuxguest.sys.ErrnoException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The guest's /dev/vdb: a loop device over an image in the sandbox's tmpfs. It clears itself when its last user has
 * gone, whatever ended that one.
 */
final class StatefulDisk {
    private static final long LOOP_CTL_GET_FREE = 0x4C82;
    private static final long LOOP_CONFIGURE = 0x4C0A;
    /** struct loop_config of linux/loop.h, and where its fields are. */
    private static final int LOOP_CONFIG = 304;

    private static final int FLAGS = 8 + 52;
    private static final int LO_FLAGS_AUTOCLEAR = 4;
    private static final Errno EBUSY = new Errno(16);
    private static final int ATTEMPTS = 20;

    private StatefulDisk() {}

    /**
     * Makes it. It stays as long as this process.
     *
     * @param image the file, of this process's file system
     * @throws ErrnoException when there is no loop device to be had, as in a user namespace
     */
    static void install(Path image, GuestRoot root) throws IOException {
        try (Descriptor file = Descriptor.open(image.toString(), Descriptor.O_RDWR);
                Descriptor control = Descriptor.open("/dev/loop-control", Descriptor.O_RDWR)) {
            for (int attempt = 1; ; attempt++) {
                Path loop = Path.of("/dev/loop" + control.ioctlNumber(LOOP_CTL_GET_FREE));
                Descriptor device = Descriptor.open(loop.toString(), Descriptor.O_RDWR);
                Errno errno = configure(device, file);
                if (errno.isOk()) {
                    Binds.device(loop, root.at(Path.of("/dev/vdb")));
                    return;
                }
                device.close();
                // Somebody else took the same one in between.
                if (!errno.equals(EBUSY) || attempt == ATTEMPTS) {
                    throw new ErrnoException("set up " + loop, errno);
                }
            }
        }
    }

    private static Errno configure(Descriptor device, Descriptor file) {
        try (Memory config = new Memory(LOOP_CONFIG)) {
            config.clear();
            config.setInt(0, file.number());
            config.setInt(FLAGS, LO_FLAGS_AUTOCLEAR);
            return device.ioctl(LOOP_CONFIGURE, config);
        }
    }
}
