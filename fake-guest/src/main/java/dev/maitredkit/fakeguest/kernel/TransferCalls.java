package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.fs.Backing;
import dev.maitredkit.fakeguest.kernel.fs.OpenFile;
import dev.maitredkit.fakeguest.kernel.fs.Vfs;
import dev.maitredkit.fakeguest.kernel.proc.Description;
import dev.maitredkit.fakeguest.kernel.proc.Description.Target;

/** read(2) and write(2). */
final class TransferCalls {
    private TransferCalls() {}

    static Result<String> read(Caller caller, int fd, int max) {
        return FileCalls.description(caller, fd).flatMap(description -> {
            Target target = description.target();
            if (target instanceof Target.PipeEnd it) {
                return it.reads() ? Pipes.read(caller, it.pipe(), max) : Result.err(Errno.EBADF);
            }
            return read(caller, fd, description, ((Target.InFileSystem) target).file(), max);
        });
    }

    private static Result<String> read(Caller caller, int fd, Description description, OpenFile file, int max) {
        if (!file.readable()) {
            return Result.err(Errno.EBADF);
        }
        if (file.backing() instanceof Backing.Pseudo it) {
            return readPseudo(caller, fd, description, it, max);
        }
        if (Descriptions.isSilent(description.target())) {
            return Result.err(Errno.EAGAIN);
        }
        return caller.kernel
                .vfs()
                .read(file, description.offset(), max, caller.kernel.now())
                .map(read -> {
                    caller.kernel = caller.kernel.with(read.vfs());
                    advance(caller, fd, description, read.data());
                    return read.data();
                });
    }

    private static Result<String> readPseudo(
            Caller caller, int fd, Description description, Backing.Pseudo file, int max) {
        boolean begins = description.offset() == 0 || description.text().isEmpty();
        Result<String> text = begins
                ? PseudoCalls.text(caller, file)
                : Result.ok(description.text().get());
        return text.map(all -> {
            int from = (int) Math.min(all.length(), description.offset());
            String data = all.substring(from, (int) Math.min(all.length(), (long) from + max));
            advance(caller, fd, description.saying(all), data);
            return data;
        });
    }

    private static void advance(Caller caller, int fd, Description description, String data) {
        if (!data.isEmpty()) {
            caller.kernel = FileCalls.moved(caller, fd, description.at(description.offset() + data.length()));
        }
    }

    static Result<Integer> write(Caller caller, int fd, String data) {
        return FileCalls.description(caller, fd).flatMap(description -> {
            Target target = description.target();
            if (target instanceof Target.PipeEnd it) {
                return it.writes() ? Pipes.write(caller, it.pipe(), data) : Result.err(Errno.EBADF);
            }
            return write(caller, fd, description, ((Target.InFileSystem) target).file(), data);
        });
    }

    private static Result<Integer> write(Caller caller, int fd, Description description, OpenFile file, String data) {
        if (!file.writable()) {
            return Result.err(Errno.EBADF);
        }
        if (file.backing() instanceof Backing.Pseudo it) {
            return PseudoCalls.write(caller, it, data);
        }
        if (file.backing() instanceof Backing.Device it && !it.kind().isServedHere()) {
            caller.kernel = Devices.write(caller.kernel, it.kind(), data);
            return Result.ok(data.length());
        }
        Vfs vfs = caller.kernel.vfs();
        boolean isRoot = caller.process().credentials().uid() == 0;
        Result<Vfs.Written> written = isRoot
                ? vfs.write(file, description.offset(), data, caller.kernel.now())
                : vfs.writeUnprivileged(file, description.offset(), data, caller.kernel.now());
        return written.map(it -> {
            caller.kernel = caller.kernel.with(it.vfs());
            caller.kernel = FileCalls.moved(caller, fd, description.at(it.end()));
            return it.count();
        });
    }
}
