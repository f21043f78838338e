package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Numbers;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/** truncate. */
record Truncate(long size, boolean create) implements Visitor {
    private static final int MODE = 0666;

    static Work start(Call call, Options options) {
        if (!options.has('s') || options.operands().isEmpty()) {
            return Work.usage(call);
        }
        String text = options.find('s').orElse("");
        OptionalLong size = Numbers.findSized(text);
        return size.isEmpty()
                ? Work.refuse(call, "invalid number '" + text + "'", 1)
                : Tour.of(
                        call,
                        new Truncate(size.getAsLong(), !options.has('c')),
                        options.operands().stream().map(Stop::at).toList());
    }

    @Override
    public Visited visit(Sys sys, Stop stop, Printer printer) {
        Set<OpenFlag> flags = create ? EnumSet.of(OpenFlag.WRITE, OpenFlag.CREATE) : EnumSet.of(OpenFlag.WRITE);
        Result<Integer> opened = sys.open(stop.path(), flags, MODE);
        if (!opened.isOk()) {
            Errno errno = opened.error().orElseThrow();
            if (errno == Errno.ENOENT && !create) {
                return done();
            }
            printer.warn(stop.path(), errno);
            return failed();
        }
        Result<Result.Done> cut = sys.ftruncate(opened.orThrow(), size);
        sys.close(opened.orThrow());
        cut.error().ifPresent(errno -> printer.warn(stop.path(), errno));
        return cut.isOk() ? done() : failed();
    }
}
