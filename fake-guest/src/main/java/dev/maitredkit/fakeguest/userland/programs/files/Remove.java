package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.DirEntry;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.ArrayList;
import java.util.List;

/** rm. */
record Remove(boolean recursive, boolean force) implements Visitor {
    static Work start(Call call, Options options) {
        boolean force = options.has('f');
        if (options.operands().isEmpty()) {
            return force ? Work.exit(0) : Work.usage(call);
        }
        boolean recursive = options.has('r') || options.has('R');
        return Tour.of(
                call,
                new Remove(recursive, force),
                options.operands().stream().map(Stop::at).toList());
    }

    @Override
    public Visited visit(Sys sys, Stop stop, Printer printer) {
        String path = stop.path();
        if (stop.leaving()) {
            return report(sys.rmdir(path), path, printer);
        }
        String last = Stop.lastPart(path);
        if (stop.depth() == 0 && (last.equals(".") || last.equals(".."))) {
            printer.warn("can't remove '.' or '..'");
            return failed();
        }
        Result<Stat> stat = sys.lstat(path);
        if (!stat.isOk()) {
            Errno errno = stat.error().orElseThrow();
            if (errno == Errno.ENOENT && force) {
                return done();
            }
            printer.warn(errno == Errno.ENOENT ? "can't remove '" + path + "'" : "can't stat '" + path + "'", errno);
            return failed();
        }
        if (stat.orThrow().type() != FileType.DIRECTORY) {
            return report(sys.unlink(path), path, printer);
        }
        if (!recursive) {
            printer.warn("'" + path + "' is a directory");
            return failed();
        }
        Result<List<DirEntry>> entries = sys.readdir(path);
        if (!entries.isOk()) {
            printer.warn("can't open '" + path + "'", entries.error().orElseThrow());
            return failed();
        }
        List<Stop> more = new ArrayList<>();
        entries.orThrow().forEach(it -> more.add(stop.child(it.name())));
        more.add(stop.left());
        return then(more);
    }

    private Visited report(Result<Result.Done> removed, String path, Printer printer) {
        removed.error().ifPresent(errno -> printer.warn("can't remove '" + path + "'", errno));
        return removed.isOk() ? done() : failed();
    }
}
