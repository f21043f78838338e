package dev.maitredkit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The shell scripts that boot machines, which come with the jar, as files for the time of a run. */
final class Scripts implements AutoCloseable {
    /** As they are in ci/, from where they find each other. */
    private static final List<String> FILES = List.of(
            "machine/machine.sh",
            "machine/init.sh",
            "uml/run-in-uml.sh",
            "uml/kind.sh",
            "qemu/run-in-qemu.sh",
            "qemu/kind.sh",
            "qemu/initramfs.sh");

    private static final String INSIDE = "machine/guest-inside.sh";

    private final Path directory;

    private Scripts(Path directory) {
        this.directory = directory;
    }

    static Scripts unpack() throws IOException {
        Scripts scripts = new Scripts(Files.createTempDirectory("maitred-kit-vm"));
        try {
            for (String name : FILES) {
                Path file = scripts.file(name);
                Files.createDirectories(file.getParent());
                Files.writeString(file, text(name));
            }
            return scripts;
        } catch (IOException failure) {
            scripts.close();
            throw failure;
        }
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    /** What runs inside, as text: the machine sees no file below this one's /tmp. */
    static String inside() throws IOException {
        return text(INSIDE);
    }

    /** For what a script says on standard error. */
    Path errors() {
        return directory.resolve("errors");
    }

    private static String text(String name) throws IOException {
        try (InputStream script = Scripts.class.getResourceAsStream(name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Removes them; may be called twice, and at once. */
    @Override
    public void close() throws IOException {
        for (String name : FILES) {
            Files.deleteIfExists(file(name));
        }
        for (String name : List.of("errors", "machine", "uml", "qemu", "")) {
            Files.deleteIfExists(directory.resolve(name));
        }
    }
}
