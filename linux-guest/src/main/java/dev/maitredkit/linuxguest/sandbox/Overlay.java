package dev.maitredkit.linuxguest.sandbox;

import dev.maitredkit.linuxguest.sys.Errno;
import dev.maitredkit.linuxguest.sys.Linux;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;

/**
 * The machine's own root, with all writes kept in a tmpfs. Other file systems that are mounted in it are not seen. In a
 * user namespace the kernel gives no overlay of a tree that has mounts in it, as / always has: there each directory of
 * / gets an overlay of its own, or, when it has mounts in it too, is bound read-only.
 */
record Overlay(Path base) {
    private static final Set<String> OWN = Set.of("proc", "sys", "dev", "run", "tmp");

    /** Where it is mounted. */
    Path root() {
        return base.resolve("root");
    }

    void mount() throws IOException {
        Files.createDirectory(root());
        if (!overlay(Path.of("/"), root(), "all").isOk()) {
            Linux.mount("maitred-kit", root().toString(), "tmpfs", 0, "mode=755")
                    .orThrow("mount a tmpfs at " + root());
            mountEach();
        }
    }

    private void mountEach() throws IOException {
        try (DirectoryStream<Path> top = Files.newDirectoryStream(Path.of("/"))) {
            for (Path path : top) {
                Path copy = root().resolve(path.getFileName());
                if (Files.isSymbolicLink(path)) {
                    Files.createSymbolicLink(copy, Files.readSymbolicLink(path));
                } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectory(copy);
                    mountOne(path, copy);
                }
            }
        }
    }

    private void mountOne(Path path, Path copy) throws IOException {
        String name = path.getFileName().toString();
        if (OWN.contains(name) || path.equals(base)) {
            return;
        }
        if (!overlay(path, copy, name).isOk()) {
            Binds.readOnly(path, copy);
        }
    }

    private Errno overlay(Path lower, Path at, String name) throws IOException {
        Path upper = Files.createDirectories(base.resolve("upper").resolve(name));
        Path work = Files.createDirectories(base.resolve("work").resolve(name));
        String options = "lowerdir=" + lower + ",upperdir=" + upper + ",workdir=" + work;
        Errno plain = Linux.mount("overlay", at.toString(), "overlay", 0, options);
        return plain.isOk() ? plain : Linux.mount("overlay", at.toString(), "overlay", 0, options + ",userxattr");
    }
}
