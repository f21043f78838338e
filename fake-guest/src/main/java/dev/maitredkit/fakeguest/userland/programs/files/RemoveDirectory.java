package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Work;

/** rmdir. */
record RemoveDirectory(boolean parents) implements Visitor {
    static Work start(Call call, Options options) {
        return options.operands().isEmpty()
                ? Work.usage(call)
                : Tour.of(
                        call,
                        new RemoveDirectory(options.has('p')),
                        options.operands().stream().map(Stop::at).toList());
    }

    @Override
    public Visited visit(Sys sys, Stop stop, Printer printer) {
        for (String path = stop.path(); !path.isEmpty(); ) {
            String shown = path;
            Result<Result.Done> removed = sys.rmdir(path);
            removed.error().ifPresent(errno -> printer.warn("'" + shown + "'", errno));
            if (!removed.isOk()) {
                return failed();
            }
            String bare = path.replaceAll("/+$", "");
            path = parents ? bare.substring(0, Math.max(0, bare.lastIndexOf('/'))) : "";
        }
        return done();
    }
}
