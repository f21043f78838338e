package dev.maitredkit.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A listening unix socket under its public name. The socket is bound elsewhere, in a {@link PrivateDirectory}, and gets its name
 * when it listens and has its final mode: so it is never seen with a wider mode, nor found dead by another server that is
 * starting at the same time. link(2) gives the name, since it replaces nothing.
 */
final class SocketFile {
    /** Each failed attempt means that somebody else took, left or was replacing the name between two of our calls. */
    private static final int ATTEMPTS = 1000;

    private static final long PAUSE_NANOS = 1_000_000;

    /** Whoever connects can run programs in the guest. */
    static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rw-------");

    private final Path path;
    private final Object key;

    private SocketFile(Path path, Object key) {
        this.path = path;
        this.key = key;
    }

    /**
     * Gives a listening socket its mode and its name, in place of a dead socket if there is one.
     *
     * @throws IOException with a message for users, when the name is taken by something else
     */
    static SocketFile publish(Path bound, Path path) throws IOException {
        Files.setPosixFilePermissions(bound, OWNERS);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                Files.createLink(path, bound);
                return new SocketFile(path, attributes(bound).fileKey());
            } catch (FileAlreadyExistsException taken) {
                removeDead(path);
            }
        }
        throw new IOException(
                "in use: another server is starting there, or was when it was killed; in that case remove "
                        + claim(path));
    }

    /**
     * Frees a name for a server that binds its socket there itself, without the right to it that others respect.
     *
     * @throws IOException with a message for users, when the name is taken by something else than a dead socket
     */
    static void free(Path path) throws IOException {
        try {
            requireDead(path);
            Files.delete(path);
        } catch (NoSuchFileException free) {
            // As wanted.
        }
    }

    /** A socket that listens under its name already. */
    static SocketFile of(Path path) throws IOException {
        return new SocketFile(path, attributes(path).fileKey());
    }

    /** Removes the name, unless it stands for something else by now. */
    void withdraw() {
        try {
            // The open socket pins its inode, so that no other file can have the same key.
            if (attributes(path).fileKey().equals(key)) {
                Files.delete(path);
            }
        } catch (IOException e) {
            // Gone already, or not to be removed by us any more: then it is a dead socket, which the next server
            // replaces.
        }
    }

    /**
     * Between looking at a socket and removing it nobody else may do the same, or the second would remove what the first has put
     * there. A file stands for that right; whoever finds it comes back later.
     */
    private static void removeDead(Path path) throws IOException {
        try {
            requireDead(path);
            Files.createFile(claim(path));
            try {
                requireDead(path);
                Files.delete(path);
            } finally {
                Files.delete(claim(path));
            }
        } catch (FileAlreadyExistsException claimed) {
            LockSupport.parkNanos(PAUSE_NANOS);
        } catch (NoSuchFileException gone) {
            // Removed by its owner meanwhile: the name is free.
        }
    }

    private static Path claim(Path path) {
        return path.resolveSibling(".maitred-" + path.getFileName() + ".replacing");
    }

    private static void requireDead(Path path) throws IOException {
        if (!attributes(path).isOther()) {
            throw new IOException("the path exists and is not a socket");
        }
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            // Not blocking: a server whose backlog is full would keep us waiting.
            probe.configureBlocking(false);
            probe.connect(UnixDomainSocketAddress.of(path));
        } catch (ConnectException refused) {
            return;
        } catch (IOException unclear) {
            // A full backlog, no permission, another type of socket: nothing that makes it ours. If the file has just
            // gone, that is the reason. Without a cause, since this message is the one for users.
            attributes(path);
            throw new IOException("in use, as far as can be told: " + unclear.getMessage());
        }
        throw new IOException("in use: a server answers there");
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
