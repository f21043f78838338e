package dev.maitredkit.linuxguest.sandbox;

import dev.maitredkit.linuxguest.sys.Linux;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The root that a sandboxed guest lives in: built beside the machine's own, then taken in its place. */
final class GuestRoot {
    /** What the sandbox itself has in the guest. */
    static final Path OWN = Path.of("/run/maitred-kit");

    private static final long QUIET = Linux.MS_NOSUID | Linux.MS_NOEXEC | Linux.MS_NODEV;
    private static final List<String> DEVICES = List.of("null", "zero", "full", "random", "urandom", "tty");

    /** Of /proc/sys, the network namespace's own. */
    private static final String NETWORK_SETTINGS = "net";

    private final Path root;

    private GuestRoot(Path root) {
        this.root = root;
    }

    /**
     * Builds it.
     *
     * @param base an empty tmpfs of this mount namespace
     */
    static GuestRoot build(Path base) throws IOException {
        Overlay overlay = new Overlay(base);
        overlay.mount();
        GuestRoot built = new GuestRoot(overlay.root());
        built.mountKernelFiles();
        built.mountOwn("run", "mode=755", Linux.MS_NOSUID | Linux.MS_NODEV);
        // Reference agent, July 2018: as init it mounts /tmp so.
        built.mountOwn("tmp", "mode=1777", QUIET);
        built.mountDevices();
        Files.createDirectories(built.at(OWN));
        return built;
    }

    /** Where a path of the guest is found before {@link #enter}. */
    Path at(Path path) {
        return root.resolve(Path.of("/").relativize(path));
    }

    private void mountKernelFiles() throws IOException {
        mount("proc", "proc", "", QUIET);
        mount("sysfs", "sys", "", QUIET | Linux.MS_RDONLY);
        // What these change is the machine's, in whatever namespace it is written.
        for (String path : List.of("proc/sysrq-trigger", "proc/irq", "proc/bus")) {
            freeze(root.resolve(path));
        }
        try (DirectoryStream<Path> settings = Files.newDirectoryStream(root.resolve("proc/sys"))) {
            for (Path path : settings) {
                if (!path.endsWith(NETWORK_SETTINGS)) {
                    freeze(path);
                }
            }
        }
    }

    private static void freeze(Path path) throws IOException {
        if (Files.exists(path)) {
            Binds.readOnly(path, path);
        }
    }

    private void mountDevices() throws IOException {
        mountOwn("dev", "mode=755", Linux.MS_NOSUID);
        Path dev = root.resolve("dev");
        for (String name : DEVICES) {
            Binds.device(Path.of("/dev", name), dev.resolve(name));
        }
        Files.createDirectory(dev.resolve("pts"));
        Linux.mount(
                        "devpts",
                        dev.resolve("pts").toString(),
                        "devpts",
                        Linux.MS_NOSUID | Linux.MS_NOEXEC,
                        "newinstance,ptmxmode=0666,mode=620")
                .orThrow("mount /dev/pts");
        Files.createDirectory(dev.resolve("shm"));
        mount("tmpfs", "dev/shm", "mode=1777", Linux.MS_NOSUID | Linux.MS_NODEV);
        Files.createSymbolicLink(dev.resolve("ptmx"), Path.of("pts/ptmx"));
        Files.createSymbolicLink(dev.resolve("fd"), Path.of("/proc/self/fd"));
        Files.createSymbolicLink(dev.resolve("stdin"), Path.of("/proc/self/fd/0"));
        Files.createSymbolicLink(dev.resolve("stdout"), Path.of("/proc/self/fd/1"));
        Files.createSymbolicLink(dev.resolve("stderr"), Path.of("/proc/self/fd/2"));
    }

    private void mountOwn(String name, String options, long flags) throws IOException {
        mount("tmpfs", name, options, flags);
    }

    private void mount(String fstype, String name, String options, long flags) throws IOException {
        Path at = Files.createDirectories(root.resolve(name));
        Linux.mount(fstype, at.toString(), fstype, flags, options).orThrow("mount " + fstype + " at /" + name);
    }

    /** Moves this process there, threads and all; the machine's root is out of reach afterwards. */
    void enter() throws IOException {
        Linux.chdir(root.toString()).orThrow("chdir to the new root");
        // The old root lands on top of the new one, where the dot still finds it.
        Linux.pivotRoot(".", ".").orThrow("pivot_root");
        Linux.detach(".").orThrow("unmount the old root");
        Linux.chdir("/").orThrow("chdir to /");
    }
}
