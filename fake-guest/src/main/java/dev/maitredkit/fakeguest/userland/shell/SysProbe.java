package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.userland.shell.text.FileProbe;
import java.util.Optional;

/** Answers the questions of {@code test} by system calls. */
record SysProbe(Sys sys) implements FileProbe {
    private static final int PTS_FIRST_MAJOR = 136;
    private static final int PTS_LAST_MAJOR = 143;
    private static final int TTY_MAJOR = 4;
    private static final int CONSOLE_MAJOR = 5;

    @Override
    public Optional<Stat> findFile(String path) {
        return sys.stat(path).fold(Optional::of, error -> Optional.empty());
    }

    @Override
    public Optional<Stat> findLink(String path) {
        return sys.lstat(path).fold(Optional::of, error -> Optional.empty());
    }

    /** By its device number, as there is no ioctl(2). */
    @Override
    public boolean isTerminal(int fd) {
        return sys.fstat(fd).fold(SysProbe::isTerminal, error -> false);
    }

    private static boolean isTerminal(Stat stat) {
        int major = stat.deviceMajor();
        boolean pts = major >= PTS_FIRST_MAJOR && major <= PTS_LAST_MAJOR;
        return stat.type() == FileType.CHARACTER_DEVICE && (pts || major == TTY_MAJOR || major == CONSOLE_MAJOR);
    }

    @Override
    public int uid() {
        return sys.uid();
    }

    @Override
    public int gid() {
        return sys.gid();
    }
}
