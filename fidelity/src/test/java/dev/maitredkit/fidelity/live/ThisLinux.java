package dev.maitredkit.fidelity.live;

import dev.maitredkit.fakeguest.kernel.fs.FsLimits;
import dev.maitredkit.fakeguest.kernel.fs.FsLimits.Registered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The Linux of this machine: the process that asks it, and what the fake must know to be like it. */
final class ThisLinux implements AutoCloseable {
    private static final int KIB_PER_PAGE = 4;

    private final LinuxProcess side;
    private final String release;
    private final FsLimits limits;

    private ThisLinux(LinuxProcess side, String release, FsLimits limits) {
        this.side = side;
        this.release = release;
        this.limits = limits;
    }

    /** What the comparison needs is not here. */
    static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1;

        Unavailable(String why) {
            super(why);
        }
    }

    static ThisLinux start() throws Unavailable {
        if (!"amd64".equals(System.getProperty("os.arch")) || !"Linux".equals(System.getProperty("os.name"))) {
            throw new Unavailable("it is for Linux on x86_64");
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            throw new Unavailable("it needs root, to make namespaces");
        }
        try {
            String release = firstLine("/proc/sys/kernel/osrelease");
            return new ThisLinux(LinuxProcess.start(), release, readLimits());
        } catch (IOException e) {
            throw new Unavailable("/proc cannot be read: " + e.getMessage());
        }
    }

    /** In one read: the second read of such a file has nothing. */
    private static String firstLine(String path) throws IOException {
        return Files.readAllLines(Path.of(path)).get(0);
    }

    private static FsLimits readLimits() throws IOException {
        int mounts = Integer.parseInt(firstLine("/proc/sys/fs/mount-max"));
        long memory = Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(it -> it.startsWith("MemTotal:"))
                .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
        List<Registered> types = Files.readAllLines(Path.of("/proc/filesystems")).stream()
                .map(it -> Registered.parse(it.replace('\t', ' ').strip()))
                .toList();
        return new FsLimits(mounts, memory / KIB_PER_PAGE, types);
    }

    /** Sees whether a sequence of this area can begin at all. */
    void require(Area area) throws Unavailable {
        try {
            side.play(area, List.of());
        } catch (java.io.UncheckedIOException e) {
            throw new Unavailable(e.getCause().getMessage());
        }
    }

    Side side() {
        return side;
    }

    /** As uname(2) gives it. */
    String release() {
        return release;
    }

    FsLimits limits() {
        return limits;
    }

    @Override
    public void close() {
        side.close();
    }
}
