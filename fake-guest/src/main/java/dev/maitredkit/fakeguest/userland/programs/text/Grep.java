package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.DirEntry;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.userland.programs.regex.Regex;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.LineStage;
import dev.maitredkit.fakeguest.userland.programs.run.Numbers;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Pump;
import dev.maitredkit.fakeguest.userland.programs.run.SmallFile;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** grep, egrep, fgrep: collects patterns and files, then reads. */
record Grep(Call call, Options options) implements Work {
    private static final int TROUBLE = 2;

    static Work start(Call call, Options options) {
        return new Grep(call, options);
    }

    @Override
    public Progress step(Sys sys) {
        Printer printer = new Printer(call);
        List<String> patterns = new ArrayList<>();
        List<String> files = new ArrayList<>(options.operands());
        for (String given : options.all('e')) {
            patterns.addAll(List.of(given.split("\n", -1)));
        }
        for (String file : options.all('f')) {
            Optional<String> content = SmallFile.read(sys, file);
            if (content.isEmpty()) {
                return printer.warn("can't open '" + file + "'").end(TROUBLE);
            }
            content.get().lines().forEach(patterns::add);
        }
        if (!options.has('e') && !options.has('f')) {
            if (files.isEmpty()) {
                return new Progress.Next(Work.usage(call, TROUBLE), Output.NONE);
            }
            patterns.addAll(List.of(files.remove(0).split("\n", -1)));
        }
        OptionalLong most = options.find('m').map(Numbers::findUnsigned).orElse(OptionalLong.of(Long.MAX_VALUE));
        if (most.isEmpty()) {
            return printer.warn("invalid number '" + options.find('m').orElse("") + "'")
                    .end(TROUBLE);
        }
        List<Regex> regexes = new ArrayList<>();
        for (String pattern : patterns) {
            Regex.Compiled compiled = compile(pattern);
            if (compiled instanceof Regex.Compiled.Bad) {
                return printer.warn("bad regex '" + pattern + "'").end(TROUBLE);
            }
            regexes.add(((Regex.Compiled.Good) compiled).regex());
        }
        boolean recursive = options.has('r') || options.has('R');
        List<String> inputs = recursive ? below(sys, files.isEmpty() ? List.of(".") : files) : files;
        boolean named = options.last("hH").map(it -> it == 'H').orElse(recursive || files.size() > 1);
        if (recursive && inputs.isEmpty()) {
            return printer.end(1);
        }
        GrepFilter filter = GrepFilter.of(call, options, regexes, named, most.getAsLong());
        // A directory among the files is passed over without a word.
        Pump.Complaints complaints = options.has('s') ? Pump.Complaints.SILENT : Pump.Complaints.OPENING_ONLY;
        return printer.next(Pump.of(call, LineStage.of(call, filter), inputs, complaints));
    }

    private Regex.Compiled compile(String pattern) {
        boolean anyCase = options.has('i');
        boolean extended = options.has('E') || call.applet().equals("egrep");
        return options.has('F') || call.applet().equals("fgrep")
                ? Regex.quote(pattern, anyCase)
                : Regex.compile(pattern, extended, anyCase);
    }

    private static List<String> below(Sys sys, List<String> paths) {
        List<String> found = new ArrayList<>();
        for (String path : paths) {
            collect(sys, path, found);
        }
        return found;
    }

    private static void collect(Sys sys, String path, List<String> found) {
        boolean directory = sys.lstat(path).map(Stat::type).fold(it -> it == FileType.DIRECTORY, errno -> false);
        if (!directory) {
            found.add(path);
            return;
        }
        List<DirEntry> entries = sys.readdir(path).fold(it -> it, errno -> List.<DirEntry>of());
        sys.spend(1 + entries.size());
        entries.stream()
                .sorted(Comparator.comparing(DirEntry::name))
                .filter(it -> it.type() == FileType.DIRECTORY || it.type() == FileType.REGULAR)
                .forEach(it -> collect(sys, path + (path.endsWith("/") ? "" : "/") + it.name(), found));
    }
}
