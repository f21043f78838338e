package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pcollections.ConsPStack;
import org.pcollections.PStack;

/**
 * Goes from file to file, one a step.
 *
 * @param stops where it still goes, the next one first
 * @param copying what is being copied
 * @param unwritten what was read of it and could not be written yet
 * @param failed something went wrong
 */
record Tour(
        Call call,
        Visitor visitor,
        PStack<Stop> stops,
        Optional<Visitor.Copying> copying,
        String unwritten,
        boolean failed)
        implements Work {
    private static final int PIECE = 4096;

    static Work of(Call call, Visitor visitor, List<Stop> stops) {
        return of(call, visitor, stops, false);
    }

    static Work of(Call call, Visitor visitor, List<Stop> stops, boolean failed) {
        return new Tour(call, visitor, ConsPStack.from(stops), Optional.empty(), "", failed);
    }

    @Override
    public Progress step(Sys sys) {
        if (copying.isPresent()) {
            return copy(sys, copying.get());
        }
        if (stops.isEmpty()) {
            return new Progress.End(visitor.finish(), failed ? 1 : 0);
        }
        Printer printer = new Printer(call);
        Visitor.Visited visited = visitor.visit(sys, stops.get(0), printer);
        PStack<Stop> next = stops.minus(0);
        for (int i = visited.more().size() - 1; i >= 0; i--) {
            next = next.plus(visited.more().get(i));
        }
        return printer.next(new Tour(call, visited.next(), next, visited.copying(), "", failed || visited.failed()));
    }

    private Progress copy(Sys sys, Visitor.Copying files) {
        String piece = unwritten;
        if (piece.isEmpty()) {
            Result<String> got = sys.read(files.from(), PIECE);
            if (!got.isOk()) {
                Errno errno = got.error().orElseThrow();
                return errno == Errno.EAGAIN
                        ? new Progress.Wait(this, Set.of(new WaitFor.Readable(files.from())))
                        : copied(sys, files, "read error: " + errno.text());
            }
            piece = got.orThrow();
            if (piece.isEmpty()) {
                return copied(sys, files, "");
            }
        }
        Result<Integer> put = sys.write(files.to(), piece);
        if (put instanceof Result.Ok<Integer> ok) {
            String rest = piece.substring(ok.value());
            return new Progress.Next(new Tour(call, visitor, stops, copying, rest, failed), Output.NONE);
        }
        Errno errno = put.error().orElseThrow();
        return errno == Errno.EAGAIN
                ? new Progress.Wait(
                        new Tour(call, visitor, stops, copying, piece, failed),
                        Set.of(new WaitFor.Writable(files.to())))
                : copied(sys, files, "write error: " + errno.text());
    }

    private Progress copied(Sys sys, Visitor.Copying files, String error) {
        sys.close(files.from());
        sys.close(files.to());
        Output output = error.isEmpty() ? Output.NONE : Output.err(call.message(error));
        Work rest = new Tour(call, visitor, stops, Optional.empty(), "", failed || !error.isEmpty());
        return new Progress.Next(rest, output);
    }
}
