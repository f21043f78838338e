package dev.maitredkit.linuxguest.sandbox;

import dev.maitredkit.linuxguest.proc.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * What a Termina image has and a stock machine has not: lxd and tremplin. They belong to the image, not to the agent,
 * and these small scripts stand in for them; a real lxd of the machine is hidden, since it would be a stranger here.
 * Real ones can be put over them with Mount.
 */
final class StandIns {
    private static final String LXD = """
            #!/bin/sh
            # maitred-kit: stands in for lxd. As a daemon it is ready at once; waitready waits until it is.
            if [ "$1" = waitready ]; then
              n=0
              until [ -e "$LXD_DIR/ready" ]; do
                n=$((n + 1))
                [ $n -le "${3:-50}" ] || exit 1
                sleep 1
              done
              exit 0
            fi
            mkdir -p "$LXD_DIR" && : > "$LXD_DIR/ready" || exit 1
            while :; do sleep 1000; done
            """;

    private static final String TREMPLIN = """
            #!/bin/sh
            # maitred-kit: stands in for tremplin. It calls nobody.
            while :; do sleep 1000; done
            """;

    private static final String MKFS = """
            #!/bin/sh
            # maitred-kit: stands in for mkfs.btrfs where there is none. The sandbox's disk has its file system already.
            echo "$0: $1 has a file system" >&2
            exit 1
            """;

    private StandIns() {}

    static void install(GuestRoot root) throws IOException {
        write(root, "lxd", LXD);
        write(root, "tremplin", TREMPLIN);
        boolean real = List.of(Program.DEFAULT_PATH.split(":")).stream()
                .anyMatch(directory -> Files.isExecutable(root.at(Path.of(directory, "mkfs.btrfs"))));
        if (!real) {
            write(root, "mkfs.btrfs", MKFS);
        }
        Files.createDirectories(root.at(Path.of("/mnt/stateful")));
    }

    private static void write(GuestRoot root, String name, String script) throws IOException {
        Path file = root.at(Path.of("/usr/bin", name));
        Files.deleteIfExists(file);
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
