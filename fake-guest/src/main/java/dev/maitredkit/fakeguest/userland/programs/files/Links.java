package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.RealPath;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** readlink, realpath, ln, link, unlink. */
final class Links {
    private Links() {}

    static Work readlink(Call call, Options options) {
        return options.operands().size() == 1 ? new ReadLink(call, options) : Work.usage(call);
    }

    private record ReadLink(Call call, Options options) implements Work {
        @Override
        public Progress step(Sys sys) {
            String path = options.operands().get(0);
            Printer printer = new Printer(call);
            Result<String> answer = options.has('f') ? canonical(sys, path) : sys.readlink(path);
            if (!answer.isOk()) {
                if (options.has('v')) {
                    Errno errno = answer.error().orElseThrow();
                    printer.warn(
                            path + ": cannot read link: " + (errno == Errno.EINVAL ? "not a symlink" : errno.text()));
                }
                return printer.end(1);
            }
            return printer.print(answer.orThrow() + (options.has('n') ? "" : "\n"))
                    .end(0);
        }
    }

    /** As BusyBox does it: the last part may be missing where there is a directory or a link before it. */
    private static Result<String> canonical(Sys sys, String path) {
        String bare = path.replaceAll("(?<=.)/+$", "");
        return RealPath.of(
                sys, bare, bare.indexOf('/') >= 0 || sys.readlink(bare).isOk());
    }

    static Work realpath(Call call, Options options) {
        if (options.operands().isEmpty()) {
            return Work.usage(call);
        }
        List<Stop> stops = options.operands().stream().map(Stop::at).toList();
        return Tour.of(call, new Resolve(), stops);
    }

    private record Resolve() implements Visitor {
        @Override
        public Visited visit(Sys sys, Stop stop, Printer printer) {
            Result<String> real = RealPath.of(sys, stop.path(), false);
            real.error().ifPresent(errno -> printer.warn(stop.path(), errno));
            real.map(printer::line);
            return real.isOk() ? done() : failed();
        }
    }

    static Work ln(Call call, Options options) {
        List<String> operands = options.operands();
        if (operands.isEmpty() || options.has('T') && operands.size() != 2) {
            return Work.usage(call);
        }
        String target = operands.size() == 1 ? "." : operands.get(operands.size() - 1);
        List<Stop> stops = new ArrayList<>();
        int sources = Math.max(1, operands.size() - 1);
        for (String source : operands.subList(0, sources)) {
            stops.add(new Stop(source, target, operands.size() == 1 ? 1 : 0, false));
        }
        boolean intoDirectory = !options.has('T');
        return Tour.of(
                call,
                new MakeLink(options.has('s'), options.has('f'), options.has('n'), intoDirectory, sources > 1),
                stops);
    }

    private record MakeLink(boolean symbolic, boolean force, boolean linkIsFile, boolean intoDirectory, boolean many)
            implements Visitor {
        @Override
        public Visited visit(Sys sys, Stop stop, Printer printer) {
            Optional<Stat> link = sys.lstat(stop.target()).fold(Optional::of, errno -> Optional.empty());
            boolean isLink = link.filter(it -> it.type() == FileType.SYMLINK).isPresent();
            boolean isDirectory = sys.stat(stop.target()).fold(it -> it.type() == FileType.DIRECTORY, errno -> false);
            String path = stop.target();
            if (stop.depth() == 1) {
                path = Stop.lastPart(stop.path());
            } else if (intoDirectory && isDirectory && !(linkIsFile && isLink)) {
                path = Stop.join(stop.target(), Stop.lastPart(stop.path()));
            } else if (many) {
                printer.warn("target '" + stop.target() + "' is not a directory");
                return failed();
            }
            if (!symbolic) {
                Result<Stat> source = sys.stat(stop.path());
                if (!source.isOk()) {
                    printer.warn(stop.path(), source.error().orElseThrow());
                    return failed();
                }
            }
            if (force) {
                sys.unlink(path);
            }
            String made = path;
            Result<Result.Done> done = symbolic ? sys.symlink(stop.path(), path) : sys.link(stop.path(), path);
            done.error().ifPresent(errno -> printer.warn(made, errno));
            return done.isOk() ? done() : failed();
        }
    }

    static Work link(Call call, Options options) {
        return options.operands().size() == 2
                ? new One(call, options.operands().get(0), options.operands().get(1))
                : Work.usage(call);
    }

    static Work unlink(Call call, Options options) {
        return options.operands().size() == 1 ? new One(call, options.operands().get(0), "") : Work.usage(call);
    }

    private record One(Call call, String from, String to) implements Work {
        @Override
        public Progress step(Sys sys) {
            Result<Result.Done> done = to.isEmpty() ? sys.unlink(from) : sys.link(from, to);
            String what = to.isEmpty()
                    ? "can't remove file '" + from + "'"
                    : "can't create hardlink '" + to + "' to '" + from + "'";
            Printer printer = new Printer(call);
            done.error().ifPresent(errno -> printer.warn(what, errno));
            return printer.end(done.isOk() ? 0 : 1);
        }
    }
}
