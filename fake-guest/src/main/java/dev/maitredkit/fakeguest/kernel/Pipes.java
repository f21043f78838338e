package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.proc.Channel;
import dev.maitredkit.fakeguest.kernel.proc.Description.Target.PipeEnd;
import dev.maitredkit.fakeguest.kernel.proc.Pipe;
import dev.maitredkit.fakeguest.kernel.proc.Signal;
import java.util.Optional;

/** Reading, writing and closing pipes and FIFOs (pipe(7)), with the wake-ups that follow. */
final class Pipes {
    private Pipes() {}

    static Result<String> read(Caller caller, long number, int max) {
        Pipe pipe = caller.kernel.files().pipe(number);
        if (!pipe.hasData()) {
            return pipe.isAtEnd() || max == 0 ? Result.ok("") : Result.err(Errno.EAGAIN);
        }
        Pipe.Read read = pipe.read(max);
        caller.kernel = changed(caller.kernel, number, read.rest(), new Channel.PipeWritable(number));
        return Result.ok(read.data());
    }

    static Result<Integer> write(Caller caller, long number, String data) {
        Pipe pipe = caller.kernel.files().pipe(number);
        if (data.isEmpty()) {
            return Result.ok(0);
        }
        if (pipe.isBroken()) {
            caller.signal(caller.self, Signal.PIPE);
            return Result.err(Errno.EPIPE);
        }
        Pipe.Written written = pipe.write(data);
        if (written.count() == 0) {
            return Result.err(Errno.EAGAIN);
        }
        caller.kernel = changed(caller.kernel, number, written.pipe(), new Channel.PipeReadable(number));
        return Result.ok(written.count());
    }

    /** One more open file reads or writes. */
    static Kernel opened(Kernel kernel, PipeEnd end) {
        Pipe pipe = kernel.files().pipe(end.pipe()).opening(end.reads() ? 1 : 0, end.writes() ? 1 : 0);
        return bothChanged(kernel, end.pipe(), pipe);
    }

    /** One fewer; the pipe goes with the last. */
    static Kernel closed(Kernel kernel, PipeEnd end) {
        Pipe pipe = kernel.files().pipe(end.pipe()).opening(end.reads() ? -1 : 0, end.writes() ? -1 : 0);
        return pipe.readers() + pipe.writers() > 0
                ? bothChanged(kernel, end.pipe(), pipe)
                : kernel.with(Fifos.forget(kernel.files().withoutPipe(end.pipe()), end.file()));
    }

    private static Kernel bothChanged(Kernel kernel, long number, Pipe pipe) {
        Kernel told = changed(kernel, number, pipe, new Channel.PipeReadable(number));
        return told.with(told.processes().wake(new Channel.PipeWritable(number), told.limits()));
    }

    private static Kernel changed(Kernel kernel, long number, Pipe pipe, Channel happened) {
        Kernel stored = kernel.with(kernel.files().putPipe(number, pipe));
        return stored.with(stored.processes().wake(happened, stored.limits()));
    }

    /** What to sleep for before a read; empty when it would not block. */
    static Optional<Channel> readChannel(Kernel kernel, long number) {
        Pipe pipe = kernel.files().pipe(number);
        return pipe.hasData() || pipe.isAtEnd() ? Optional.empty() : Optional.of(new Channel.PipeReadable(number));
    }

    /** What to sleep for before a write; empty when it would not block. */
    static Optional<Channel> writeChannel(Kernel kernel, long number) {
        Pipe pipe = kernel.files().pipe(number);
        return pipe.hasRoom() || pipe.isBroken() ? Optional.empty() : Optional.of(new Channel.PipeWritable(number));
    }
}
