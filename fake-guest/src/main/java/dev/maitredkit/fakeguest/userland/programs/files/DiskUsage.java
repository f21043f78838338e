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
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.pcollections.ConsPStack;
import org.pcollections.PStack;

/**
 * du.
 *
 * @param deepest how far below the named ones sizes are shown
 * @param files single files are shown as well
 * @param sums blocks of the directories that are open, the innermost first
 */
record DiskUsage(long deepest, boolean files, PStack<Long> sums) implements Visitor {
    static Work start(Call call, Options options) {
        OptionalLong depth =
                Numbers.findUnsigned(options.has('s') ? "0" : options.find('d').orElse("1000000"));
        if (depth.isEmpty()) {
            return Work.refuse(call, "invalid number '" + options.find('d').orElse("") + "'", 1);
        }
        List<String> paths = options.operands().isEmpty() ? List.of(".") : options.operands();
        DiskUsage visitor = new DiskUsage(depth.getAsLong(), options.has('a'), ConsPStack.empty());
        return Tour.of(call, visitor, paths.stream().map(Stop::at).toList());
    }

    @Override
    public Visited visit(Sys sys, Stop stop, Printer printer) {
        if (stop.leaving()) {
            long sum = sums.get(0);
            show(stop, sum, printer);
            return with(plus(sums.minus(0), sum)).done();
        }
        Result<Stat> stat = sys.lstat(stop.path());
        if (!stat.isOk()) {
            printer.warn(stop.path(), stat.error().orElseThrow());
            return failed();
        }
        long blocks = stat.orThrow().blocks();
        if (stat.orThrow().type() != FileType.DIRECTORY) {
            if (files || stop.depth() == 0) {
                show(stop, blocks, printer);
            }
            return with(plus(sums, blocks)).done();
        }
        List<DirEntry> entries = sys.readdir(stop.path()).fold(it -> it, errno -> List.of());
        List<Stop> more = new ArrayList<>();
        entries.forEach(it -> more.add(stop.child(it.name())));
        more.add(stop.left());
        return with(sums.plus(blocks)).then(more);
    }

    private void show(Stop stop, long blocks, Printer printer) {
        if (stop.depth() <= deepest) {
            printer.line((blocks + 1) / 2 + "\t" + stop.path());
        }
    }

    private static PStack<Long> plus(PStack<Long> open, long blocks) {
        return open.isEmpty() ? open : open.minus(0).plus(open.get(0) + blocks);
    }

    private DiskUsage with(PStack<Long> open) {
        return new DiskUsage(deepest, files, open);
    }
}
