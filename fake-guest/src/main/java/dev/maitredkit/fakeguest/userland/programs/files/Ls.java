package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.DirEntry;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * ls: first the files that were named, then one directory a step.
 *
 * @param begun the named files were shown
 * @param directories what is still to be shown
 * @param headed directories have their names above them
 * @param separate something was shown before
 */
record Ls(
        Call call,
        LsFormat format,
        List<String> named,
        boolean begun,
        List<String> directories,
        boolean headed,
        boolean separate,
        boolean failed)
        implements Work {

    static Work start(Call call, Options options) {
        List<String> named = options.operands().isEmpty() ? List.of(".") : options.operands();
        return new Ls(call, LsFormat.of(options), named, false, List.of(), false, false, false);
    }

    @Override
    public Progress step(Sys sys) {
        if (!begun) {
            return begin(sys);
        }
        return directories.isEmpty() ? new Progress.End(Output.NONE, failed ? 1 : 0) : list(sys);
    }

    private Progress begin(Sys sys) {
        Printer printer = new Printer(call);
        List<LsFormat.Item> files = new ArrayList<>();
        List<String> found = new ArrayList<>();
        boolean bad = false;
        for (String path : named) {
            Result<Stat> stat = look(sys, path, format.followsNamed());
            stat.error().ifPresent(errno -> printer.warn(path, errno));
            bad |= !stat.isOk();
            if (stat.isOk() && stat.orThrow().type() == FileType.DIRECTORY && !format.has('d')) {
                found.add(path);
            } else if (stat.isOk()) {
                files.add(new LsFormat.Item(path, path, stat.orThrow()));
            }
        }
        files.sort(format.order());
        found.sort(format.has('r') ? Comparator.reverseOrder() : Comparator.naturalOrder());
        print(sys, printer, files);
        boolean headings = named.size() > 1 || format.has('R');
        return printer.next(new Ls(call, format, named, true, found, headings, !files.isEmpty(), bad));
    }

    private Progress list(Sys sys) {
        Printer printer = new Printer(call);
        String directory = directories.get(0);
        List<String> rest = new ArrayList<>(directories.subList(1, directories.size()));
        printer.print(separate && headed ? "\n" : "");
        if (headed) {
            printer.line(directory + ":");
        }
        // As there, the directory is open while its entries are looked at, and shows itself in /proc/self/fd.
        Result<Integer> handle = sys.open(directory, Set.of(OpenFlag.READ), 0);
        Result<List<DirEntry>> entries = sys.readdir(directory);
        if (!entries.isOk()) {
            handle.fold(sys::close, errno -> Result.err(errno));
            printer.warn("can't open '" + directory + "'", entries.error().orElseThrow());
            return printer.next(new Ls(call, format, named, true, rest, headed, true, true));
        }
        List<LsFormat.Item> items = new ArrayList<>();
        boolean bad = failed;
        for (String name : names(entries.orThrow())) {
            String path = Stop.join(directory, name);
            Result<Stat> stat = look(sys, path, format.has('L'));
            stat.error().ifPresent(errno -> printer.warn(path, errno));
            bad |= !stat.isOk();
            stat.fold(it -> items.add(new LsFormat.Item(path, name, it)), errno -> false);
        }
        handle.fold(sys::close, errno -> Result.err(errno));
        sys.spend(1 + items.size());
        items.sort(format.order());
        if (format.has('l') || format.has('s')) {
            long blocks = items.stream().mapToLong(it -> it.stat().blocks()).sum();
            printer.line("total " + (format.has('h') ? LsFormat.human(blocks * 512) : Long.toString(blocks / 2)));
        }
        print(sys, printer, items);
        if (format.has('R')) {
            List<String> below = items.stream()
                    .filter(it -> it.stat().type() == FileType.DIRECTORY)
                    .filter(it -> !it.name().equals(".") && !it.name().equals(".."))
                    .map(LsFormat.Item::path)
                    .toList();
            rest.addAll(0, below);
        }
        return printer.next(new Ls(call, format, named, true, rest, headed, true, bad));
    }

    private List<String> names(List<DirEntry> entries) {
        List<String> names = new ArrayList<>();
        if (format.has('a')) {
            names.addAll(List.of(".", ".."));
        }
        boolean hidden = format.has('a') || format.has('A');
        entries.stream()
                .map(DirEntry::name)
                .filter(it -> hidden || !it.startsWith("."))
                .forEach(names::add);
        return names;
    }

    private static Result<Stat> look(Sys sys, String path, boolean follow) {
        return follow ? sys.stat(path) : sys.lstat(path);
    }

    private void print(Sys sys, Printer printer, List<LsFormat.Item> items) {
        if (format.has('l')) {
            format.printLong(sys, printer, items);
        } else if (format.has('1') || !sys.isTerminal(1)) {
            items.forEach(it -> printer.line(format.shortName(it)));
        } else {
            printer.print(format.columns(items));
        }
    }
}
