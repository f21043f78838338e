package dev.maitredkit.fakeguest.userland.shell.text;

import dev.maitredkit.fakeguest.kernel.fs.Stat;
import java.util.Optional;

/** What {@code test} asks about files and about who it is. */
public interface FileProbe {
    /** stat(2), symbolic links followed; empty when it fails. */
    Optional<Stat> findFile(String path);

    /** lstat(2). */
    Optional<Stat> findLink(String path);

    boolean isTerminal(int fd);

    int uid();

    int gid();
}
