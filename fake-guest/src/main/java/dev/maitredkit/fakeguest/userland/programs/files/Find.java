package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.DirEntry;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Numbers;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import dev.maitredkit.fakeguest.userland.shell.text.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** find with its plainest tests, which all must hold. */
record Find(List<Condition> conditions, long least, long most, String end) implements Visitor {
    /** A test of a file. */
    record Condition(String name, String argument, boolean negated) {}

    static Work start(Call call, Options raw) {
        List<String> args = call.args();
        int at = 0;
        List<Stop> paths = new ArrayList<>();
        while (at < args.size()
                && !args.get(at).startsWith("-")
                && !args.get(at).matches("[!()].*")) {
            paths.add(Stop.at(args.get(at++)));
        }
        List<Condition> conditions = new ArrayList<>();
        long least = 0;
        long most = Long.MAX_VALUE;
        String end = "\n";
        boolean negated = false;
        for (; at < args.size(); at++) {
            String name = args.get(at);
            switch (name) {
                case "-a", "-and":
                    continue;
                case "!", "-not":
                    negated = !negated;
                    continue;
                case "-print", "-print0":
                    end = name.equals("-print0") ? "\0" : end;
                    if (at + 1 < args.size()) {
                        return Work.unsupported(call, "anything behind " + name);
                    }
                    continue;
                case "-empty":
                    conditions.add(new Condition(name, "", negated));
                    break;
                case "-name", "-iname", "-path", "-type", "-maxdepth", "-mindepth":
                    if (++at == args.size()) {
                        return Work.refuse(call, name + " requires an argument", 1);
                    }
                    OptionalLong depth = Numbers.findUnsigned(args.get(at));
                    if (name.endsWith("depth") && depth.isEmpty()) {
                        return Work.refuse(call, "invalid number '" + args.get(at) + "'", 1);
                    }
                    if (name.equals("-maxdepth")) {
                        most = depth.getAsLong();
                    } else if (name.equals("-mindepth")) {
                        least = depth.getAsLong();
                    } else {
                        conditions.add(new Condition(name, args.get(at), negated));
                    }
                    break;
                default:
                    boolean known = name.matches("-(o|or|exec|delete|prune|mtime|mmin|newer|perm|size|user|group|links"
                            + "|regex|xdev|depth|quit|ok|inum|executable|follow|samefile|atime|ctime|ipath|nouser"
                            + "|nogroup|amin|cmin|mount)|[()]|-[HL]");
                    return known ? Work.unsupported(call, name) : Work.usage(call, "unrecognized: " + name);
            }
            negated = false;
        }
        List<Stop> from = paths.isEmpty() ? List.of(Stop.at(".")) : paths;
        return Tour.of(call, new Find(List.copyOf(conditions), least, most, end), from);
    }

    @Override
    public Visited visit(Sys sys, Stop stop, Printer printer) {
        Result<Stat> stat = sys.lstat(stop.path());
        if (!stat.isOk()) {
            printer.warn(stop.path(), stat.error().orElseThrow());
            return failed();
        }
        boolean fits = stop.depth() >= least
                && conditions.stream().allMatch(it -> it.negated() != holds(sys, it, stop.path(), stat.orThrow()));
        if (fits) {
            printer.print(stop.path() + end);
        }
        if (stat.orThrow().type() != FileType.DIRECTORY || stop.depth() >= most) {
            return done();
        }
        Result<List<DirEntry>> entries = sys.readdir(stop.path());
        if (!entries.isOk()) {
            printer.warn(stop.path(), entries.error().orElseThrow());
            return failed();
        }
        return then(entries.orThrow().stream().map(it -> stop.child(it.name())).toList());
    }

    private static boolean holds(Sys sys, Condition condition, String path, Stat stat) {
        String argument = condition.argument();
        return switch (condition.name()) {
            case "-name" -> Glob.of(argument).matches(Stop.lastPart(path));
            case "-iname" ->
                Glob.of(argument.toLowerCase(Locale.ROOT))
                        .matches(Stop.lastPart(path).toLowerCase(Locale.ROOT));
            case "-path" -> Glob.of(argument).matches(path);
            case "-type" ->
                argument.equals(
                        stat.type() == FileType.REGULAR ? "f" : "" + stat.type().letter());
            default ->
                stat.type() == FileType.DIRECTORY
                        ? sys.readdir(path).fold(List::isEmpty, errno -> false)
                        : stat.type() == FileType.REGULAR && stat.size() == 0;
        };
    }
}
