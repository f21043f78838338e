package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.fs.Content;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.FsContext;
import dev.maitredkit.fakeguest.kernel.fs.Location;
import dev.maitredkit.fakeguest.kernel.fs.MountFlags;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.kernel.fs.Vfs;
import dev.maitredkit.fakeguest.kernel.proc.Binaries;
import dev.maitredkit.fakeguest.kernel.proc.Description.Target;
import dev.maitredkit.fakeguest.kernel.proc.Descriptors.Descriptor;
import dev.maitredkit.fakeguest.kernel.proc.Image;
import dev.maitredkit.fakeguest.kernel.proc.Process;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** execve(2), with its checks in the order of Linux 6.18 (fs/exec.c, fs/binfmt_script.c). */
final class Exec {
    private static final int EXECUTE = 1;

    /** A binary says within these bytes which program it is. */
    private static final int BINARY_HEAD = 4096;

    /** How often a script may be the interpreter of another. */
    private static final int MAX_REWRITES = 5;

    private final Caller caller;
    private final String path;
    private final List<String> environ;

    private Exec(Caller caller, String path, List<String> environ) {
        this.caller = caller;
        this.path = path;
        this.environ = environ;
    }

    static Result<Program> exec(Caller caller, String path, List<String> argv, List<String> environ) {
        return new Exec(caller, path, environ).start(argv.isEmpty() ? List.of("") : argv);
    }

    private Result<Program> start(List<String> argv) {
        return open(path).flatMap(first -> {
            ArgumentSpace space = ArgumentSpace.of(caller.kernel.limits(), path, argv, environ);
            return space.isExceeded() ? Result.err(Errno.E2BIG) : load(first, path, argv, space, 0);
        });
    }

    private Result<Program> load(Vfs.Opened file, String name, List<String> argv, ArgumentSpace space, int rewrites) {
        Content content = file.vfs().content(file.file());
        Optional<Shebang> script = Shebang.find(content.read(0, Shebang.HEAD));
        if (script.isEmpty()) {
            return loadBinary(file, content, argv);
        }
        if (rewrites == MAX_REWRITES) {
            return Result.err(Errno.ELOOP);
        }
        List<String> rewritten = new ArrayList<>();
        rewritten.add(script.get().interpreter());
        script.get().argument().ifPresent(rewritten::add);
        rewritten.add(name);
        rewritten.addAll(argv.subList(1, argv.size()));
        ArgumentSpace grown = space.replacing(argv.get(0), rewritten.subList(0, rewritten.size() - argv.size() + 1));
        String interpreter = script.get().interpreter();
        return grown.isExceeded()
                ? Result.err(Errno.E2BIG)
                : openInterpreter(interpreter).flatMap(it -> load(it, interpreter, rewritten, grown, rewrites + 1));
    }

    private Result<Program> loadBinary(Vfs.Opened file, Content content, List<String> argv) {
        return Binaries.findProgram(content.read(0, BINARY_HEAD))
                .flatMap(name -> caller.kernel.loader().load(name, argv, environ))
                .map(program -> {
                    replace(file, argv);
                    return Result.ok(program);
                })
                .orElse(Result.err(Errno.ENOEXEC));
    }

    /** An empty name, which no caller can give, is the working directory. */
    private Result<Vfs.Opened> openInterpreter(String interpreter) {
        return interpreter.isEmpty() ? Result.err(Errno.EACCES) : open(interpreter);
    }

    /** Opens what may be executed and sees to it that nobody writes to it. Nothing is kept of that unless it is run. */
    private Result<Vfs.Opened> open(String file) {
        FsContext who = FileCalls.context(caller);
        Vfs vfs = caller.kernel.vfs();
        return vfs.find(who, file, true).flatMap(place -> {
            if (!mayExecute(vfs, who, place, file)) {
                return Result.err(Errno.EACCES);
            }
            // A program is read by the kernel: its user needs no permission for that.
            FsContext reader = new FsContext(who.root(), who.cwd(), who.umask(), 0, 0, who.pseudo());
            return vfs.open(reader, file, Set.of(OpenFlag.READ), 0, caller.kernel.now())
                    .flatMap(opened ->
                            opened.vfs().denyWrite(opened.file()).map(denied -> new Vfs.Opened(denied, opened.file())));
        });
    }

    private static boolean mayExecute(Vfs vfs, FsContext who, Location place, String file) {
        Stat stat = vfs.statAt(who, place);
        return stat.type() == FileType.REGULAR
                && (vfs.mountFlags(place) & MountFlags.NOEXEC) == 0
                && vfs.access(who, file, EXECUTE).isOk();
    }

    /** The point of no return: the process becomes the program. */
    private void replace(Vfs.Opened file, List<String> argv) {
        Kernel opened = FileCalls.adding(caller.kernel.with(file.vfs()), new Target.Executable(file.file()));
        long executable = opened.files().nextNumber() - 1;
        Kernel held = Descriptions.share(opened, executable);
        Process process = caller.process();
        Optional<Long> before = process.image().executable();
        caller.kernel = before.isPresent() ? Descriptions.drop(held, before.get()) : held;
        caller.put(process.with(Image.of(path, Optional.of(executable), argv, environ))
                .with(process.signals().afterExec()));
        closeOnExec(caller, process);
        caller.adopt(Signalling.actOnPending(caller.kernel, caller.self));
    }

    private static void closeOnExec(Caller caller, Process process) {
        for (Map.Entry<Integer, Descriptor> entry :
                process.descriptors().byNumber().entrySet()) {
            if (entry.getValue().closeOnExec()) {
                caller.kernel = Descriptions.close(caller.kernel, caller.self, entry.getKey());
            }
        }
    }
}
