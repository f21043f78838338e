package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.DirEntry;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * cp.
 *
 * @param follow links stand for their targets; below the named files only with -L
 * @param keep mode, owner and times go with the files
 * @param root the first directory that was made: what lies in the source is not copied into itself for ever
 */
record Copy(boolean recursive, boolean follow, boolean keep, boolean force, boolean spare, Optional<Stat> root)
        implements Visitor {
    private static final int ALL = 0777;
    private static final int OWNER = 0700;

    static Work start(Call call, Options options) {
        boolean all = options.has('a');
        boolean recursive = all || options.has('r') || options.has('R');
        boolean links = all || options.has('d') || options.has('P') || recursive && !options.has('H');
        Copy copy = new Copy(
                recursive,
                options.has('L') || !links,
                all || options.has('p'),
                options.has('f'),
                options.has('n'),
                Optional.empty());
        return new Targets(call, options.operands(), options.has('T'), copy);
    }

    /** cp -a for mv. */
    static Copy whole() {
        return new Copy(true, false, true, true, false, Optional.empty());
    }

    /** Finds out where each file goes. */
    private record Targets(Call call, List<String> operands, boolean noDirectory, Copy copy) implements Work {
        @Override
        public Progress step(Sys sys) {
            Printer printer = new Printer(call);
            if (operands.size() < 2 || noDirectory && operands.size() > 2) {
                return printer.next(Work.usage(call));
            }
            String target = operands.get(operands.size() - 1);
            boolean into = !noDirectory
                    && (operands.size() > 2
                            || sys.stat(target).fold(it -> it.type() == FileType.DIRECTORY, errno -> false));
            List<Stop> stops = new ArrayList<>();
            for (String source : operands.subList(0, operands.size() - 1)) {
                stops.add(new Stop(source, into ? Stop.join(target, Stop.lastPart(source)) : target, 0, false));
            }
            return printer.next(Tour.of(call, copy, stops));
        }
    }

    @Override
    public Visited visit(Sys sys, Stop stop, Printer printer) {
        Result<Stat> source = follow ? sys.stat(stop.path()) : sys.lstat(stop.path());
        if (!source.isOk()) {
            printer.warn("can't stat '" + stop.path() + "'", source.error().orElseThrow());
            return failed();
        }
        Stat stat = source.orThrow();
        if (stop.leaving()) {
            attributes(sys, stop.target(), stat);
            return done();
        }
        Optional<Stat> there = sys.stat(stop.target()).fold(Optional::of, errno -> Optional.empty());
        if (there.isPresent() && isSame(there.get(), stat)) {
            printer.warn("'" + stop.path() + "' and '" + stop.target() + "' are the same file");
            return failed();
        }
        if (spare && there.isPresent() && stat.type() != FileType.DIRECTORY) {
            return done();
        }
        return switch (stat.type()) {
            case DIRECTORY -> directory(sys, stop, stat, there, printer);
            case SYMLINK -> symlink(sys, stop, printer);
            case REGULAR -> file(sys, stop, stat, printer);
            case SOCKET -> unknown(stop, printer);
            default -> recursive ? node(sys, stop, stat, printer) : file(sys, stop, stat, printer);
        };
    }

    private Visited unknown(Stop stop, Printer printer) {
        printer.warn("unrecognized file type '" + stop.path() + "'");
        return failed();
    }

    private Visited directory(Sys sys, Stop stop, Stat stat, Optional<Stat> there, Printer printer) {
        if (!recursive) {
            printer.warn("omitting directory '" + stop.path() + "'");
            return failed();
        }
        if (there.isPresent() && there.get().type() != FileType.DIRECTORY) {
            printer.warn("target '" + stop.target() + "' is not a directory");
            return failed();
        }
        if (root.filter(it -> isSame(it, stat)).isPresent()) {
            printer.warn("recursion detected, omitting directory '" + stop.path() + "'");
            return failed();
        }
        if (there.isEmpty()) {
            Result<Result.Done> made = sys.mkdir(stop.target(), stat.permissions() & ALL | OWNER);
            if (!made.isOk()) {
                printer.warn(
                        "can't create directory '" + stop.target() + "'",
                        made.error().orElseThrow());
                return failed();
            }
        }
        Result<List<DirEntry>> entries = sys.readdir(stop.path());
        if (!entries.isOk()) {
            printer.warn("can't open '" + stop.path() + "'", entries.error().orElseThrow());
            return failed();
        }
        List<Stop> more = new ArrayList<>();
        entries.orThrow().forEach(it -> more.add(stop.child(it.name())));
        if (there.isEmpty()) {
            more.add(stop.left());
        }
        if (stop.depth() > 0) {
            return then(more);
        }
        Optional<Stat> made = sys.stat(stop.target()).fold(Optional::of, errno -> Optional.empty());
        return new Copy(recursive, follow, keep, force, spare, made).then(more);
    }

    private static boolean isSame(Stat one, Stat other) {
        return one.device() == other.device() && one.inode() == other.inode();
    }

    private Visited symlink(Sys sys, Stop stop, Printer printer) {
        sys.unlink(stop.target());
        Result<Result.Done> made = sys.readlink(stop.path()).flatMap(it -> sys.symlink(it, stop.target()));
        made.error().ifPresent(errno -> printer.warn("can't create symlink '" + stop.target() + "'", errno));
        if (keep && made.isOk()) {
            sys.lstat(stop.path()).map(it -> sys.lchown(stop.target(), it.uid(), it.gid()));
        }
        return made.isOk() ? done() : failed();
    }

    private Visited node(Sys sys, Stop stop, Stat stat, Printer printer) {
        sys.unlink(stop.target());
        Result<Result.Done> made = sys.mknod(stop.target(), stat.mode(), stat.deviceMajor(), stat.deviceMinor());
        made.error().ifPresent(errno -> printer.warn("can't create '" + stop.target() + "'", errno));
        if (made.isOk()) {
            attributes(sys, stop.target(), stat);
        }
        return made.isOk() ? done() : failed();
    }

    private Visited file(Sys sys, Stop stop, Stat stat, Printer printer) {
        Result<Integer> from = sys.open(stop.path(), Set.of(OpenFlag.READ), 0);
        if (!from.isOk()) {
            printer.warn("can't open '" + stop.path() + "'", from.error().orElseThrow());
            return failed();
        }
        Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE);
        int mode = stat.permissions() & ALL;
        Result<Integer> to = sys.open(stop.target(), flags, mode);
        if (!to.isOk() && force && to.error().orElseThrow() != Errno.ENOENT) {
            sys.unlink(stop.target());
            to = sys.open(stop.target(), flags, mode);
        }
        if (!to.isOk()) {
            sys.close(from.orThrow());
            printer.warn("can't create '" + stop.target() + "'", to.error().orElseThrow());
            return failed();
        }
        Copying copying = new Copying(from.orThrow(), to.orThrow(), stop.path());
        List<Stop> more = keep ? List.of(stop.left()) : List.of();
        return new Visited(this, more, Optional.of(copying), false);
    }

    private void attributes(Sys sys, String target, Stat stat) {
        if (keep) {
            sys.utimes(target, stat.modified());
            sys.chown(target, stat.uid(), stat.gid());
            sys.chmod(target, stat.permissions());
        } else if (stat.type() == FileType.DIRECTORY) {
            int umask = sys.umask(0);
            sys.umask(umask);
            sys.chmod(target, stat.permissions() & ~umask);
        }
    }
}
