package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Refusal;
import dev.maitredkit.fakeguest.userland.programs.run.SmallFile;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** sed -i: each file by itself, written beside it and renamed over it. */
record SedInPlace(Call call, List<SedCommand> script, boolean silent, List<String> files, int status) implements Work {
    @Override
    public Progress step(Sys sys) {
        Printer printer = new Printer(call);
        if (files.isEmpty()) {
            return printer.end(status);
        }
        String file = files.get(0);
        List<String> rest = files.subList(1, files.size());
        Result<Stat> stat = sys.stat(file);
        Optional<String> content = SmallFile.read(sys, file);
        if (content.isEmpty()) {
            stat.error().ifPresent(errno -> printer.warn(file, errno));
            return printer.next(new SedInPlace(call, script, silent, rest, 1));
        }
        sys.spend(1 + content.get().length() / 64);
        SedState state = SedState.START;
        StringBuilder out = new StringBuilder();
        String text = content.get();
        for (int from = 0; from < text.length(); ) {
            int newline = text.indexOf('\n', from);
            int end = newline < 0 ? text.length() : newline;
            boolean last = end + 1 >= text.length();
            SedRun.Ran ran = SedRun.line(script, silent, state, text.substring(from, end), last, newline >= 0);
            if (!ran.refusal().isEmpty()) {
                return printer.unsupported(ran.refusal()).end(Refusal.STATUS);
            }
            out.append(ran.output());
            state = ran.state();
            from = end + 1;
            if (ran.quits()) {
                out.append(text.substring(Math.min(from, text.length())));
                break;
            }
        }
        Result<Result.Done> written = replace(sys, file, out.toString(), stat.orThrow());
        written.error().ifPresent(errno -> printer.warn("can't create temp file '" + file + "'", errno));
        return printer.next(new SedInPlace(call, script, silent, rest, written.isOk() ? status : 1));
    }

    private static Result<Result.Done> replace(Sys sys, String file, String text, Stat old) {
        String beside = file + sys.self().number() + "sed";
        Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.EXCLUSIVE);
        return sys.open(beside, flags, old.permissions()).flatMap(fd -> {
            Result<Result.Done> written = Result.done();
            for (String left = text; written.isOk() && !left.isEmpty(); ) {
                Result<Integer> count = sys.write(fd, left);
                written = count.map(it -> Result.Done.DONE);
                left = left.substring(count.fold(it -> it, errno -> 0));
            }
            sys.close(fd);
            Result<Result.Done> done = written.flatMap(it -> sys.chmod(beside, old.permissions()))
                    .flatMap(it -> sys.chown(beside, old.uid(), old.gid()))
                    .flatMap(it -> sys.rename(beside, file));
            if (!done.isOk()) {
                sys.unlink(beside);
            }
            return done;
        });
    }
}
