package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.userland.applets.AppletLinks;
import java.util.ArrayList;
import java.util.List;

/** Finds the file of a command (POSIX sh 2.9.1.4). */
record CommandSearch(Sys sys) {
    static final int NOT_FOUND = 127;

    /** Where busybox finds itself. */
    private static final String SELF = "/proc/self/exe";

    /**
     * The files to try in this order; when there are none, why.
     *
     * @param applet it is a program of the shell's own binary
     */
    record Found(List<String> paths, String error, boolean applet) {}

    Found find(String name, String path) {
        if (name.indexOf('/') >= 0) {
            return new Found(List.of(name), "", false);
        }
        if (Applets.contains(name)) {
            String link = AppletLinks.findDirectory(name).orElseThrow() + "/" + name;
            return new Found(List.of(SELF, link), "", true);
        }
        return search(name, path);
    }

    private Found search(String name, String path) {
        List<String> found = new ArrayList<>();
        Errno error = Errno.ENOENT;
        for (String directory : path.split(":", -1)) {
            String file = directory.isEmpty() ? name : directory + "/" + name;
            Result<Stat> stat = sys.stat(file);
            if (isRegular(stat) || !found.isEmpty()) {
                found.add(file);
            } else {
                Errno reason = stat.error().orElse(Errno.EACCES);
                error = reason == Errno.ENOENT || reason == Errno.ENOTDIR ? error : reason;
            }
        }
        return new Found(found, describe(error), false);
    }

    private static boolean isRegular(Result<Stat> stat) {
        return stat.fold(it -> it.type() == FileType.REGULAR, error -> false);
    }

    static String describe(Errno error) {
        return error == Errno.ENOENT || error == Errno.ENOTDIR ? "not found" : error.text();
    }
}
