package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.fs.Backing;
import dev.maitredkit.fakeguest.kernel.fs.OpenFile;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.proc.Description.Target;
import dev.maitredkit.fakeguest.kernel.proc.OpenFiles;
import dev.maitredkit.fakeguest.kernel.proc.Pipe;
import java.util.Optional;
import java.util.Set;

/**
 * Opening of named pipes (fifo(7)). Here open(2) does not wait for the other side: the first read does, and so does
 * the first write. A program cannot tell, unless it neither reads nor writes.
 */
final class Fifos {
    private Fifos() {}

    static Result<Kernel> open(Kernel kernel, Backing.Fifo fifo, OpenFile file, Set<OpenFlag> flags) {
        OpenFiles files = kernel.files();
        Optional<Long> known = files.findFifo(fifo);
        long pipe = known.orElse(files.nextNumber());
        OpenFiles with =
                known.isPresent() ? files : files.addingPipe(Pipe.UNOPENED).naming(fifo, pipe);
        boolean isLonely = with.pipe(pipe).readers() == 0;
        if (file.writable() && !file.readable() && isLonely && flags.contains(OpenFlag.NONBLOCK)) {
            return Result.err(Errno.ENXIO);
        }
        Target.PipeEnd end = new Target.PipeEnd(pipe, file.readable(), file.writable(), Optional.of(file));
        return Result.ok(Pipes.opened(FileCalls.adding(kernel.with(with), end), end));
    }

    /** Forgets the pipe of a FIFO that nobody has open any more. */
    static OpenFiles forget(OpenFiles files, Optional<OpenFile> file) {
        return file.map(OpenFile::backing)
                .filter(Backing.Fifo.class::isInstance)
                .map(it -> files.forgetting((Backing.Fifo) it))
                .orElse(files);
    }
}
