package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.List;
import java.util.Optional;

/** mv: renames; from one file system to another it copies and then removes. */
record Move(boolean intoDirectory, boolean many, boolean spare) implements Visitor {
    static Work start(Call call, Options options) {
        List<String> operands = options.operands();
        if (operands.size() < 2 || options.has('T') && operands.size() > 2) {
            return Work.usage(call);
        }
        String target = operands.get(operands.size() - 1);
        List<Stop> stops = operands.subList(0, operands.size() - 1).stream()
                .map(it -> new Stop(it, target, 0, false))
                .toList();
        return Tour.of(call, new Move(!options.has('T'), operands.size() > 2, options.has('n')), stops);
    }

    @Override
    public Visited visit(Sys sys, Stop stop, Printer printer) {
        boolean directory = sys.stat(stop.target()).fold(it -> it.type() == FileType.DIRECTORY, errno -> false);
        String target = intoDirectory && (many || directory)
                ? Stop.join(stop.target(), Stop.lastPart(stop.path()))
                : stop.target();
        if (spare && sys.lstat(target).isOk()) {
            return done();
        }
        Result<Result.Done> renamed = sys.rename(stop.path(), target);
        if (renamed.isOk()) {
            return done();
        }
        Errno errno = renamed.error().orElseThrow();
        if (errno != Errno.EXDEV) {
            printer.warn("can't rename '" + stop.path() + "'", errno);
            return failed();
        }
        if (sys.lstat(target).fold(it -> it.type() != FileType.DIRECTORY, missing -> false)) {
            sys.unlink(target);
        }
        Across across = new Across(this, Copy.whole(), false);
        return new Visited(
                across,
                List.of(new Stop(stop.path(), target, 0, false), new Stop(stop.path(), "", 0, true)),
                Optional.empty(),
                false);
    }

    /**
     * Copies until it comes to the end of the source, and removes that if all went well; then renames again.
     *
     * @param broken something was not copied
     */
    private record Across(Move after, Copy copy, boolean broken) implements Visitor {
        @Override
        public Visited visit(Sys sys, Stop stop, Printer printer) {
            if (stop.leaving() && stop.target().isEmpty() && stop.depth() == 0) {
                if (broken) {
                    return new Visited(after, List.of(), Optional.empty(), true);
                }
                List<Stop> more = List.of(Stop.at(stop.path()), new Stop("", "", -1, true));
                return new Visited(new Removing(after, new Remove(true, true)), more, Optional.empty(), false);
            }
            Visited visited = copy.visit(sys, stop, printer);
            return new Visited(
                    new Across(after, copy, broken || visited.failed()),
                    visited.more(),
                    visited.copying(),
                    visited.failed());
        }
    }

    /** Removes up to the mark. */
    private record Removing(Move after, Remove remove) implements Visitor {
        @Override
        public Visited visit(Sys sys, Stop stop, Printer printer) {
            if (stop.depth() < 0) {
                return new Visited(after, List.of(), Optional.empty(), false);
            }
            Visited visited = remove.visit(sys, stop, printer);
            return new Visited(this, visited.more(), visited.copying(), visited.failed());
        }
    }
}
