package dev.maitredkit.fakeguest.userland.programs.run;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** realpath(3): a path without links, dots and double slashes. */
public final class RealPath {
    private static final int MAX_LINKS = 40;

    private RealPath() {}

    /**
     * Resolves.
     *
     * @param mayLackLast the last part need not exist
     */
    public static Result<String> of(Sys sys, String path, boolean mayLackLast) {
        if (path.isEmpty()) {
            return Result.err(Errno.ENOENT);
        }
        Deque<String> todo = new ArrayDeque<>(Arrays.asList(path.split("/+")));
        String at = path.startsWith("/") ? "" : sys.getcwd().equals("/") ? "" : sys.getcwd();
        int links = 0;
        while (!todo.isEmpty()) {
            String part = todo.removeFirst();
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (part.equals("..")) {
                at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
                continue;
            }
            String next = at + "/" + part;
            Result<String> link = sys.readlink(next);
            if (link.isOk()) {
                if (++links > MAX_LINKS) {
                    return Result.err(Errno.ELOOP);
                }
                String content = link.orThrow();
                at = content.startsWith("/") ? "" : at;
                String[] parts = content.split("/+");
                for (int i = parts.length - 1; i >= 0; i--) {
                    todo.addFirst(parts[i]);
                }
                continue;
            }
            Errno errno = link.error().orElseThrow();
            boolean missing = errno == Errno.ENOENT && mayLackLast && todo.isEmpty();
            if (errno != Errno.EINVAL && !missing) {
                return Result.err(errno);
            }
            at = next;
            if (!todo.isEmpty() && !sys.stat(at + "/").isOk()) {
                return Result.err(Errno.ENOTDIR);
            }
        }
        return Result.ok(at.isEmpty() ? "/" : at);
    }
}
