package dev.maitredkit.transport;

import dev.maitredkit.transport.GuestAddress.Unix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A directory of mode 0700 on the file system of a socket to be, for the time of its making. */
final class PrivateDirectory implements AutoCloseable {
    private final Path directory;

    private PrivateDirectory(Path directory) {
        this.directory = directory;
    }

    static PrivateDirectory beside(Path path) throws IOException {
        Path parent = path.getParent() == null ? Path.of("") : path.getParent();
        if (!Files.isDirectory(parent)) {
            throw new IOException("there is no directory " + parent);
        }
        return new PrivateDirectory(create(parent));
    }

    private static Path create(Path parent) throws IOException {
        return Files.createTempDirectory(
                parent,
                ".maitred-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    Path resolve(String name) {
        return directory.resolve(name);
    }

    /** A use of a path that bind(2) can take. */
    interface Binding<T> {
        T bind(Path path) throws IOException;
    }

    /**
     * Binds a socket in this directory. Its path is longer than that of the socket to be, and may be too long for bind(2): then a
     * short symbolic link leads to it.
     */
    <T> T bind(String name, Binding<T> binding) throws IOException {
        Path direct = resolve(name);
        if (direct.toString().getBytes(StandardCharsets.UTF_8).length <= Unix.MAX_PATH_BYTES) {
            return binding.bind(direct);
        }
        try (PrivateDirectory detour = new PrivateDirectory(create(Path.of(System.getProperty("java.io.tmpdir"))))) {
            Path link = Files.createSymbolicLink(detour.resolve("d"), directory.toAbsolutePath());
            return binding.bind(link.resolve(name));
        }
    }

    /** Removes it. What cannot be removed stays: that is no reason to give up a socket that works. */
    @Override
    public void close() {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                Files.delete(entry);
            }
            Files.delete(directory);
        } catch (IOException e) {
            // Only its owner, who is us, could have put anything there that stands in the way.
        }
    }
}
