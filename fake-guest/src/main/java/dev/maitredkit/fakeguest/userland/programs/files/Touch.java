package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.userland.programs.basic.Times;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** touch. */
record Touch(boolean create, Optional<Instant> time) implements Visitor {
    private static final int MODE = 0666;

    static Work start(Call call, Options options) {
        if (options.operands().isEmpty()) {
            return Work.usage(call);
        }
        if (options.has('a') || options.has('m') || options.has('h')) {
            return Work.unsupported(call, "times one by one, and links");
        }
        return new When(call, options);
    }

    /** Finds out which time is meant. */
    private record When(Call call, Options options) implements Work {
        @Override
        public Progress step(Sys sys) {
            Printer printer = new Printer(call);
            Optional<Instant> time = Optional.empty();
            Optional<String> text = options.find('d').or(() -> options.find('t'));
            if (options.has('r')) {
                String model = options.find('r').orElse("");
                Result<Stat> stat = sys.stat(model);
                if (!stat.isOk()) {
                    return printer.warn(model, stat.error().orElseThrow()).end(1);
                }
                time = Optional.of(stat.orThrow().modified());
            } else if (text.isPresent()) {
                time = Times.find(text.get(), sys.now());
                if (time.isEmpty()) {
                    return printer.warn("invalid date '" + text.get() + "'").end(1);
                }
            }
            return printer.next(Tour.of(
                    call,
                    new Touch(!options.has('c'), time),
                    options.operands().stream().map(Stop::at).toList()));
        }
    }

    @Override
    public Visited visit(Sys sys, Stop stop, Printer printer) {
        Result<Result.Done> set = sys.utimes(stop.path(), time.orElse(sys.now()));
        if (set.isOk()) {
            return done();
        }
        if (set.error().orElseThrow() == Errno.ENOENT) {
            if (!create) {
                return done();
            }
            Result<Integer> made = sys.open(stop.path(), Set.of(OpenFlag.READ, OpenFlag.WRITE, OpenFlag.CREATE), MODE);
            if (made.isOk()) {
                sys.close(made.orThrow());
                time.ifPresent(it -> sys.utimes(stop.path(), it));
                return done();
            }
            set = Result.err(made.error().orElseThrow());
        }
        printer.warn(stop.path(), set.error().orElseThrow());
        return failed();
    }
}
