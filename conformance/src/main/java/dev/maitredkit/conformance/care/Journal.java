package dev.maitredkit.conformance.care;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * What runs have made in the guest at one address, in a file of the host. Lines are only ever added, each before its deed is
 * done ({@code made}) or after it is undone ({@code gone}), so that a run may end at any moment. The file is locked while a
 * run goes on, and removed when nothing is left in the guest.
 */
public final class Journal implements AutoCloseable {
    /** What {@link dev.maitredkit.conformance.run.ScenarioRunner#freshDirectory} makes; nothing else is ever removed. */
    private static final Pattern DIRECTORY = Pattern.compile("/tmp/maitred-kit-[0-9a-f-]{13}");

    private static final String MADE = "made ";
    private static final String GONE = "gone ";

    private final Path file;
    private final FileChannel channel;
    private final Set<String> directories;

    private Journal(Path file, FileChannel channel, Set<String> directories) {
        this.file = file;
        this.channel = channel;
        this.directories = directories;
    }

    /**
     * Where journals are by the XDG Base Directory Specification.
     *
     * @param environment of this process
     */
    public static Path home(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base =
                state.startsWith("/") ? Path.of(state) : Path.of(System.getProperty("user.home"), ".local", "state");
        return base.resolve("maitred-kit");
    }

    /**
     * Opens the journal of the guest at an address.
     *
     * @param home the folder of journals; made when it is missing
     * @throws IOException when it cannot be written, is damaged, or another run on that guest is under way; the message says what
     *     to do
     */
    public static Journal open(Path home, String address) throws IOException {
        Path file = home.resolve(name(address));
        try {
            Files.createDirectories(home.getParent());
            if (!Files.isDirectory(home)) {
                Files.createDirectory(
                        home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            if (!lock(channel)) {
                channel.close();
                throw new IOException("another run on the guest at " + address + " is under way; it holds " + file);
            }
            try {
                return read(file, channel);
            } catch (IOException damaged) {
                channel.close();
                throw damaged;
            }
        } catch (java.nio.file.FileSystemException failure) {
            throw new IOException(
                    "the journal " + file + " cannot be written (" + failure.getMessage()
                            + "); without it nothing is done to a guest. XDG_STATE_HOME says where it is",
                    failure);
        }
    }

    /** The directories in the guest that earlier runs have left, and those of this one. */
    public List<String> directories() {
        return List.copyOf(directories);
    }

    /** To be called before the directory is made in the guest; it is on the disk when this returns. */
    public void made(String directory) throws IOException {
        directories.add(directory);
        append(MADE + directory);
    }

    /** To be called when it is gone. */
    public void gone(String directory) throws IOException {
        append(GONE + directory);
        directories.remove(directory);
    }

    public Path file() {
        return file;
    }

    /** Ends the run's hold on it. */
    @Override
    public void close() throws IOException {
        if (channel.isOpen() && directories.isEmpty()) {
            Files.deleteIfExists(file);
        }
        channel.close();
    }

    private void append(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        channel.position(channel.size());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException here) {
            return false;
        }
    }

    /** A last line without an end was being written when its run ended: its deed was not done. */
    private static Journal read(Path file, FileChannel channel) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        Set<String> directories = new LinkedHashSet<>();
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        for (String line : whole.lines().toList()) {
            String directory = line.substring(Math.min(line.length(), MADE.length()));
            if (!DIRECTORY.matcher(directory).matches() || !line.startsWith(MADE) && !line.startsWith(GONE)) {
                throw new IOException(
                        "the journal " + file + " is damaged: \"" + line
                                + "\" is no line of it. Look for /tmp/maitred-kit-* in the guest yourself, then remove the file");
            }
            if (line.startsWith(MADE)) {
                directories.add(directory);
            } else {
                directories.remove(directory);
            }
        }
        channel.truncate(whole.length());
        return new Journal(file, channel, directories);
    }

    /** The address for people, and a digest of it, since two addresses may look the same in letters that every file system has. */
    private static String name(String address) {
        CRC32 digest = new CRC32();
        digest.update(address.getBytes(StandardCharsets.UTF_8));
        String letters = address.replaceAll("[^A-Za-z0-9.-]+", "_");
        return letters.substring(Math.max(0, letters.length() - 100))
                + String.format(Locale.ROOT, "-%08x.journal", digest.getValue());
    }
}
