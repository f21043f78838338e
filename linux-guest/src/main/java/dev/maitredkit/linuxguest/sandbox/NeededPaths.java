package dev.maitredkit.linuxguest.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that the inner JVM reads after it has moved: the JDK and its class path. Mostly the overlay has them; other
 * mounts it has not.
 */
final class NeededPaths {
    private NeededPaths() {}

    static List<Path> all() throws IOException {
        List<Path> paths = new ArrayList<>();
        paths.add(Path.of(System.getProperty("java.home")).toRealPath());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.exists(path)) {
                paths.add(path.toAbsolutePath());
            }
        }
        return paths;
    }

    /** Binds those at their own places that are not there yet. */
    static void bindMissing(GuestRoot root) throws IOException {
        for (Path path : all()) {
            Path at = root.at(path);
            if (Files.exists(at)) {
                continue;
            }
            if (Files.isDirectory(path)) {
                Files.createDirectories(at);
            } else {
                Files.createDirectories(at.getParent());
                Files.createFile(at);
            }
            Binds.readOnly(path, at);
        }
    }

    /** A directory of the machine's that nothing needed lies in: a tmpfs covers it while the guest's root is built. */
    static Path freeDirectory(List<Path> needed) {
        return List.of("/mnt", "/media", "/srv", "/opt", "/boot", "/home", "/tmp", "/root").stream()
                .map(Path::of)
                .filter(it -> Files.isDirectory(it, LinkOption.NOFOLLOW_LINKS))
                .filter(it -> needed.stream().noneMatch(path -> path.startsWith(it)))
                .findFirst()
                .orElse(Path.of("/sys"));
    }
}
