package dev.maitredkit.saboteurs;

import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import java.util.Set;

/** Files of a guest, as its init reads and writes them. */
final class Files {
    private static final int ENOUGH = 1 << 20;

    private Files() {}

    /** Nothing when there is no such file. */
    static String read(Kernel kernel, String path) {
        return kernel.asInit(sys -> sys.open(path, Set.of(OpenFlag.READ), 0)
                        .flatMap(fd -> {
                            StringBuilder text = new StringBuilder();
                            for (String part = next(sys, fd); !part.isEmpty(); part = next(sys, fd)) {
                                text.append(part);
                            }
                            sys.close(fd);
                            return Result.ok(text.toString());
                        })
                        .fold(text -> text, errno -> ""))
                .answer();
    }

    private static String next(Sys sys, int fd) {
        return sys.read(fd, ENOUGH).fold(part -> part, errno -> "");
    }

    /** Puts text behind what a file holds. */
    static Kernel append(Kernel kernel, String path, String text) {
        return kernel.asInit(sys -> sys.open(path, Set.of(OpenFlag.WRITE, OpenFlag.APPEND), 0)
                        .flatMap(fd -> {
                            Result<Integer> written = sys.write(fd, text);
                            sys.close(fd);
                            return written;
                        }))
                .kernel();
    }
}
