package dev.maitredkit.linuxguest.sandbox;

import dev.maitredkit.linuxguest.sys.Errno;
import dev.maitredkit.linuxguest.sys.Linux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Things of the machine that are seen in the sandbox too. */
final class Binds {
    /** In a user namespace, flags that a mount has already may not be dropped: these are tried in turn. */
    private static final List<Long> KEPT = List.of(
            0L,
            Linux.MS_NOSUID,
            Linux.MS_NOSUID | Linux.MS_NOEXEC,
            Linux.MS_NOSUID | Linux.MS_NODEV,
            Linux.MS_NOSUID | Linux.MS_NODEV | Linux.MS_NOEXEC);

    private Binds() {}

    /** A tree, with what is mounted in it. */
    static void tree(Path path, Path at) throws IOException {
        Linux.mount(path.toString(), at.toString(), "", Linux.MS_BIND | Linux.MS_REC, "")
                .orThrow("bind " + path);
    }

    /**
     * A tree that cannot be changed from within; mounts in it keep what they allow, so these are the machine's risk.
     */
    static void readOnly(Path path, Path at) throws IOException {
        tree(path, at);
        freeze(at);
    }

    /**
     * A device that can be used, but whose owner and mode cannot be changed from within: writing to a device is no
     * change of the file system that it lies on.
     */
    static void device(Path path, Path at) throws IOException {
        Files.createFile(at);
        tree(path, at);
        freeze(at);
    }

    private static void freeze(Path at) throws IOException {
        Errno errno = Errno.EINVAL;
        for (long kept : KEPT) {
            errno = Linux.mount("", at.toString(), "", Linux.MS_REMOUNT | Linux.MS_BIND | Linux.MS_RDONLY | kept, "");
            if (errno.isOk()) {
                return;
            }
        }
        errno.orThrow("make " + at + " read-only");
    }
}
