package dev.maitredkit.linuxguest.sandbox;

import com.sun.jna.Memory;
import dev.maitredkit.linuxguest.sys.Descriptor;
import dev.maitredkit.linuxguest.sys.ErrnoException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The guest's /dev/console: a pseudo terminal of its own devpts, whose other end is drained, as a machine's is that
 * nobody looks at.
 */
final class Console {
    private static final long TIOCSPTLCK = 0x4004_5431L;
    private static final long TIOCGPTN = 0x8004_5430L;
    private static final int CHUNK = 4096;

    private Console() {}

    static void install(GuestRoot root) throws IOException {
        Path dev = root.at(Path.of("/dev"));
        int flags = Descriptor.O_RDWR | Descriptor.O_NOCTTY;
        Descriptor master = Descriptor.open(dev.resolve("pts/ptmx").toString(), flags);
        try (Memory number = new Memory(Integer.BYTES)) {
            number.setInt(0, 0);
            master.ioctl(TIOCSPTLCK, number).orThrow("unlock the console");
            master.ioctl(TIOCGPTN, number).orThrow("find the console");
            Path slave = dev.resolve("pts").resolve(Integer.toString(number.getInt(0)));
            // While somebody has it open, reading the other end blocks instead of failing.
            Descriptor.open(slave.toString(), flags);
            Binds.device(slave, dev.resolve("console"));
        }
        Thread drain = new Thread(() -> drain(master), "maitred-console");
        drain.setDaemon(true);
        drain.start();
    }

    private static void drain(Descriptor master) {
        try (Memory buffer = new Memory(CHUNK)) {
            while (master.read(buffer) > 0) {
                // Nobody looks.
                continue;
            }
        } catch (ErrnoException gone) {
            // A hang-up: there is nothing more to drain.
        }
    }
}
