package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.DirEntry;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Spec;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** chmod. */
record ChangeMode(String mode, boolean recursive, boolean silent) implements Visitor {
    private static final Spec OPTIONS = Spec.of("+Rf").refusing("cv");

    /** A mode such as {@code -x} looks like an option and is none. */
    static Work start(Call call, Options raw) {
        List<String> args = new ArrayList<>(call.args());
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).equals("--") || !args.get(i).startsWith("-")) {
                break;
            }
            if (args.get(i).matches("-[rwxXst]+(,.*)?")) {
                args.set(i, "a" + args.get(i));
                break;
            }
        }
        Call cleaned = new Call(call.applet(), args, call.env());
        Options.Parsed parsed = Options.parse(OPTIONS, cleaned);
        if (parsed instanceof Options.Parsed.Bad bad) {
            return bad.refusal();
        }
        Options options = ((Options.Parsed.Good) parsed).options();
        List<String> operands = options.operands();
        if (operands.size() < 2) {
            return Work.usage(call);
        }
        if (Modes.change(operands.get(0), 0, 0, false).isEmpty()) {
            return Work.refuse(call, "invalid mode '" + operands.get(0) + "'", 1);
        }
        return Tour.of(
                call,
                new ChangeMode(operands.get(0), options.has('R'), options.has('f')),
                operands.subList(1, operands.size()).stream().map(Stop::at).toList());
    }

    @Override
    public Visited visit(Sys sys, Stop stop, Printer printer) {
        Result<Stat> link = sys.lstat(stop.path());
        boolean isLink = link.fold(it -> it.type() == FileType.SYMLINK, errno -> false);
        if (isLink && stop.depth() > 0) {
            return done();
        }
        Result<Stat> stat = sys.stat(stop.path());
        int umask = sys.umask(0);
        sys.umask(umask);
        Result<Result.Done> changed = stat.flatMap(it -> {
            OptionalInt next = Modes.change(mode, it.permissions(), umask, it.type() == FileType.DIRECTORY);
            return sys.chmod(stop.path(), next.orElse(it.permissions()));
        });
        if (!changed.isOk()) {
            if (!silent) {
                printer.warn(stop.path(), changed.error().orElseThrow());
            }
            return failed();
        }
        if (!recursive || stat.orThrow().type() != FileType.DIRECTORY) {
            return done();
        }
        List<DirEntry> entries = sys.readdir(stop.path()).fold(it -> it, errno -> List.of());
        return then(entries.stream().map(it -> stop.child(it.name())).toList());
    }
}
