package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.Result.Done;
import dev.maitredkit.fakeguest.kernel.Sys.PipeEnds;
import dev.maitredkit.fakeguest.kernel.Sys.Whence;
import dev.maitredkit.fakeguest.kernel.fs.Backing;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.FsContext;
import dev.maitredkit.fakeguest.kernel.fs.OpenFile;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.kernel.fs.Vfs;
import dev.maitredkit.fakeguest.kernel.proc.Description;
import dev.maitredkit.fakeguest.kernel.proc.Description.Target;
import dev.maitredkit.fakeguest.kernel.proc.Descriptors;
import dev.maitredkit.fakeguest.kernel.proc.Descriptors.Descriptor;
import dev.maitredkit.fakeguest.kernel.proc.OpenFiles;
import dev.maitredkit.fakeguest.kernel.proc.Pipe;
import dev.maitredkit.fakeguest.kernel.proc.Process;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** System calls about descriptors: which there are and what they stand for. */
final class FileCalls {
    /** The device number of pipefs; any that no mount has. */
    private static final long PIPE_DEVICE = 0xfd;

    private FileCalls() {}

    static FsContext context(Caller caller) {
        return Places.context(caller.kernel, caller.process());
    }

    /** A call that changes the file systems and answers nothing. */
    static Result<Done> change(Caller caller, Function<FsContext, Result<Vfs>> call) {
        return call.apply(context(caller)).map(vfs -> {
            caller.kernel = caller.kernel.with(vfs);
            return Done.DONE;
        });
    }

    static Result<Integer> open(Caller caller, String path, Set<OpenFlag> flags, int mode) {
        if (freeDescriptor(caller, 0).isEmpty()) {
            return Result.err(Errno.EMFILE);
        }
        Kernel kernel = caller.kernel;
        return kernel.vfs()
                .open(context(caller), path, flags, mode, kernel.now())
                .flatMap(opened -> {
                    Kernel changed = kernel.with(opened.vfs());
                    Result<Kernel> described = describe(changed, opened.file(), flags);
                    return described.map(it -> {
                        caller.kernel = it;
                        return install(caller, it.files().nextNumber() - 1, flags.contains(OpenFlag.CLOSE_ON_EXEC), 0);
                    });
                });
    }

    /** Adds the description of a file that was just opened. */
    private static Result<Kernel> describe(Kernel kernel, OpenFile file, Set<OpenFlag> flags) {
        Backing backing = file.backing();
        if (backing instanceof Backing.Fifo it) {
            return Fifos.open(kernel, it, file, flags);
        }
        if (backing instanceof Backing.Device it) {
            return Devices.open(kernel, it.kind(), file);
        }
        if (backing instanceof Backing.Pseudo it) {
            return PseudoCalls.open(kernel, it, file, flags);
        }
        return Result.ok(adding(kernel, new Target.InFileSystem(file)));
    }

    /** With one more open file, which no descriptor has yet. */
    static Kernel adding(Kernel kernel, Target target) {
        return kernel.with(kernel.files().adding(new Description(target, 0, 0, Optional.empty())));
    }

    /** Gives the caller a descriptor for an open file. There must be a free one. */
    private static int install(Caller caller, long number, boolean closeOnExec, int least) {
        int fd = freeDescriptor(caller, least).orElseThrow();
        Process process = caller.process();
        caller.put(process.with(process.descriptors().with(fd, new Descriptor(number, closeOnExec))));
        caller.kernel = Descriptions.share(caller.kernel, number);
        return fd;
    }

    private static Optional<Integer> freeDescriptor(Caller caller, int least) {
        int fd = caller.process().descriptors().lowestFree(least);
        return fd < caller.kernel.limits().openFiles() ? Optional.of(fd) : Optional.empty();
    }

    static Result<Done> close(Caller caller, int fd) {
        if (find(caller, fd).isEmpty()) {
            return Result.err(Errno.EBADF);
        }
        caller.kernel = Descriptions.close(caller.kernel, caller.self, fd);
        return Result.done();
    }

    static Optional<Descriptor> find(Caller caller, int fd) {
        return caller.process().descriptors().find(fd);
    }

    static Result<Description> description(Caller caller, int fd) {
        return find(caller, fd)
                .map(it -> Result.ok(caller.kernel.files().get(it.file())))
                .orElse(Result.err(Errno.EBADF));
    }

    static Result<Integer> dup2(Caller caller, int from, int to) {
        Optional<Descriptor> source = find(caller, from);
        if (source.isEmpty() || to < 0 || to >= caller.kernel.limits().openFiles()) {
            return Result.err(Errno.EBADF);
        }
        if (from == to) {
            return Result.ok(to);
        }
        caller.kernel = Descriptions.share(caller.kernel, source.get().file());
        if (find(caller, to).isPresent()) {
            caller.kernel = Descriptions.close(caller.kernel, caller.self, to);
        }
        Process process = caller.process();
        Descriptors changed =
                process.descriptors().with(to, new Descriptor(source.get().file(), false));
        caller.put(process.with(changed));
        return Result.ok(to);
    }

    static Result<Integer> dup(Caller caller, int from, int least) {
        Optional<Descriptor> source = find(caller, from);
        if (source.isEmpty()) {
            return Result.err(Errno.EBADF);
        }
        if (least < 0 || least >= caller.kernel.limits().openFiles()) {
            return Result.err(Errno.EINVAL);
        }
        return freeDescriptor(caller, least).isEmpty()
                ? Result.err(Errno.EMFILE)
                : Result.ok(install(caller, source.get().file(), false, least));
    }

    static Result<Done> setCloseOnExec(Caller caller, int fd, boolean on) {
        return find(caller, fd)
                .map(it -> {
                    Process process = caller.process();
                    caller.put(process.with(process.descriptors().with(fd, new Descriptor(it.file(), on))));
                    return Result.done();
                })
                .orElse(Result.err(Errno.EBADF));
    }

    static Result<PipeEnds> pipe(Caller caller) {
        Optional<Integer> first = freeDescriptor(caller, 0);
        Optional<Integer> second = first.flatMap(it -> freeDescriptor(caller, it + 1));
        if (second.isEmpty()) {
            return Result.err(Errno.EMFILE);
        }
        OpenFiles files = caller.kernel.files();
        long pipe = files.nextNumber();
        Target.PipeEnd reading = new Target.PipeEnd(pipe, true, false, Optional.empty());
        Target.PipeEnd writing = new Target.PipeEnd(pipe, false, true, Optional.empty());
        Kernel kernel = caller.kernel.with(files.addingPipe(Pipe.UNOPENED));
        kernel = adding(adding(kernel, reading), writing);
        caller.kernel = Pipes.opened(Pipes.opened(kernel, reading), writing);
        int read = install(caller, pipe + 1, false, 0);
        int write = install(caller, pipe + 2, false, 0);
        return Result.ok(new PipeEnds(read, write));
    }

    static Result<Long> lseek(Caller caller, int fd, long offset, Whence whence) {
        return description(caller, fd).flatMap(description -> {
            Target target = description.target();
            if (!(target instanceof Target.InFileSystem it) || Descriptions.isSilent(target)) {
                return Result.err(Errno.ESPIPE);
            }
            OpenFile file = it.file();
            if (file.backing() instanceof Backing.Device) {
                return Result.ok(0L);
            }
            long base = switch (whence) {
                case SET -> 0;
                case CUR -> description.offset();
                case END -> caller.kernel.vfs().size(file);
            };
            long wanted = base + offset;
            if (wanted < 0) {
                return Result.err(Errno.EINVAL);
            }
            caller.kernel = moved(caller, fd, description.at(wanted));
            return Result.ok(wanted);
        });
    }

    static Kernel moved(Caller caller, int fd, Description description) {
        long number = find(caller, fd).orElseThrow().file();
        return caller.kernel.with(caller.kernel.files().put(number, description));
    }

    /** fstat(2). ESRCH for a file of a process that is gone; Linux still knows its attributes. */
    static Result<Stat> fstat(Caller caller, int fd) {
        return description(caller, fd).flatMap(it -> {
            FsContext who = context(caller);
            Vfs vfs = caller.kernel.vfs();
            if (it.target() instanceof Target.PipeEnd end) {
                return Result.ok(
                        end.file().map(file -> vfs.stat(who, file)).orElseGet(() -> pipeStat(caller, end.pipe())));
            }
            OpenFile file = ((Target.InFileSystem) it.target()).file();
            boolean isGone = file.backing() instanceof Backing.Pseudo pseudo
                    && who.pseudo().find(pseudo.fs(), pseudo.path()).isEmpty();
            return isGone ? Result.err(Errno.ESRCH) : Result.ok(vfs.stat(who, file));
        });
    }

    private static Stat pipeStat(Caller caller, long pipe) {
        Instant booted = caller.kernel.booted();
        return new Stat(PIPE_DEVICE, pipe, FileType.FIFO, 0600, 1, 0, 0, 0, 0, 0, 0, booted, booted, booted);
    }

    static Result<Done> ftruncate(Caller caller, int fd, long size) {
        return description(caller, fd).flatMap(description -> {
            if (!(description.target() instanceof Target.InFileSystem it)) {
                return Result.err(Errno.EINVAL);
            }
            return change(caller, who -> caller.kernel.vfs().ftruncate(it.file(), size, caller.kernel.now()));
        });
    }
}
