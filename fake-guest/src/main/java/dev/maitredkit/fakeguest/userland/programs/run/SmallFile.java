package dev.maitredkit.fakeguest.userland.programs.run;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import java.util.Optional;
import java.util.Set;

/** Files that a program reads by the way: /etc/passwd, files of /proc. They never block. */
public final class SmallFile {
    private static final int PIECE = 65_536;
    private static final int CAP = 1 << 24;

    private SmallFile() {}

    /** The content; empty when it cannot be read. */
    public static Optional<String> read(Sys sys, String path) {
        Result<Integer> opened = sys.open(path, Set.of(OpenFlag.READ), 0);
        if (!opened.isOk()) {
            return Optional.empty();
        }
        int fd = opened.orThrow();
        StringBuilder text = new StringBuilder();
        boolean good = true;
        for (boolean more = true; more && text.length() < CAP; ) {
            Result<String> piece = sys.read(fd, PIECE);
            good = piece.isOk();
            more = good && !piece.orThrow().isEmpty();
            text.append(more ? piece.orThrow() : "");
        }
        sys.close(fd);
        return good ? Optional.of(text.toString()) : Optional.empty();
    }
}
