package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.Optional;
import java.util.OptionalInt;

/** mkdir. */
record MakeDirectory(boolean parents, Optional<Integer> mode) implements Visitor {
    private static final int ALL = 0777;
    private static final int OWNER_MAY_ENTER = 0300;

    static Work start(Call call, Options options) {
        if (options.operands().isEmpty()) {
            return Work.usage(call);
        }
        Optional<Integer> mode = Optional.empty();
        if (options.has('m')) {
            OptionalInt parsed = Modes.change(options.find('m').orElse(""), ALL, 0, true);
            if (parsed.isEmpty()) {
                return Work.refuse(call, "invalid mode '" + options.find('m').orElse("") + "'", 1);
            }
            mode = Optional.of(parsed.getAsInt());
        }
        return Tour.of(
                call,
                new MakeDirectory(options.has('p'), mode),
                options.operands().stream().map(Stop::at).toList());
    }

    @Override
    public Visited visit(Sys sys, Stop stop, Printer printer) {
        String path = stop.path();
        if (parents) {
            for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
                String parent = path.substring(0, slash);
                if (slash + 1 == path.length() || path.charAt(slash - 1) == '/') {
                    continue;
                }
                if (!make(sys, parent, printer, true)) {
                    return failed();
                }
            }
        }
        return make(sys, path, printer, false) ? done() : failed();
    }

    private boolean make(Sys sys, String path, Printer printer, boolean isParent) {
        Result<Result.Done> made = sys.mkdir(path, ALL);
        if (made.isOk()) {
            if (isParent) {
                // The user must be able to go on below, whatever the umask says (POSIX mkdir, -p).
                sys.stat(path)
                        .map(stat -> (stat.permissions() & OWNER_MAY_ENTER) == OWNER_MAY_ENTER
                                ? Result.done()
                                : sys.chmod(path, stat.permissions() | OWNER_MAY_ENTER));
            } else {
                mode.ifPresent(it -> sys.chmod(path, it));
            }
            return true;
        }
        Errno errno = made.error().orElseThrow();
        boolean isThere = sys.stat(path).fold(stat -> stat.type() == FileType.DIRECTORY, it -> false);
        if (parents && isThere) {
            return true;
        }
        boolean isNoDirectory = parents && isParent && errno == Errno.EEXIST;
        String shown = isNoDirectory ? path + "/" : path;
        printer.warn("can't create directory '" + shown + "'", isNoDirectory ? Errno.ENOTDIR : errno);
        return false;
    }
}
