package dev.maitredkit.fidelity.live;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Kernel;
import dev.maitredkit.fakeguest.kernel.Limits;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.fs.Vfs;
import dev.maitredkit.fakeguest.kernel.net.Net;
import dev.maitredkit.fakeguest.kernel.proc.Binaries;
import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.ProgramLoader;
import dev.maitredkit.fakeguest.kernel.proc.Turn;
import dev.maitredkit.fakeguest.userland.programs.Userland;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Programs on the fake's kernel. */
final class FakePrograms implements Machine {
    private static final long UNITS = 1_000_000;
    private static final ProgramLoader USERLAND = Userland.loader();

    private final FakeFiles files;

    FakePrograms(Vfs vfs) {
        this.files = new FakeFiles(vfs);
    }

    Vfs vfs() {
        return files.vfs();
    }

    static String shell() {
        return Binaries.of(Userland.BINARY);
    }

    @Override
    public String call(Call it) {
        return switch (it.name()) {
            case "put" -> files.call(it.with(1, it.text(1).replace(Tiny.MARK, Tiny.forFake())));
            case "execve", "execvp" -> run(ProgramCall.of(it), it.name().equals("execvp"));
            default -> files.call(it);
        };
    }

    /** A program that becomes another, or says by itself why it did not. */
    private static final class Launch implements Program {
        private final ProgramCall call;
        private final boolean searched;
        private Optional<Errno> failure = Optional.empty();

        Launch(ProgramCall call, boolean searched) {
            this.call = call;
            this.searched = searched;
        }

        @Override
        public Turn run(Sys sys) {
            sys.open("/out", Set.of(OpenFlag.READ, OpenFlag.WRITE), 0).orThrow();
            sys.dup2(0, 1).orThrow();
            sys.open("/err", Set.of(OpenFlag.READ, OpenFlag.WRITE), 0).orThrow();
            Result<Program> program = searched
                    ? sys.execvp(call.file(), call.argv(), call.environ())
                    : sys.exec(call.file(), call.argv(), call.environ());
            failure = program.error();
            return program.fold(Turn.Running::new, errno -> new Turn.Exited(1));
        }
    }

    private String run(ProgramCall call, boolean searched) {
        files.call(Call.of("truncate", "/out", 0));
        Kernel kernel = Kernel.boot(new Kernel.Boot(
                Limits.DEFAULT,
                "fake",
                files.vfs(),
                Net.atBoot(),
                List.of("/init"),
                FakeFiles.NOW,
                (name, argv, environ) -> Tiny.isNamed(name)
                        ? Optional.of(new Tiny(argv, environ))
                        : USERLAND.load(name, argv, environ)));
        String cwd = files.call(Call.of("cwd", "")).substring("ok ".length());
        Launch launch = new Launch(call, searched);
        Kernel.Called<Result<Pid>> forked = kernel.asInit(sys -> {
            sys.umask(022);
            sys.chdir(cwd).orThrow();
            return sys.fork(launch);
        });
        Kernel after = forked.kernel().run(FakeFiles.NOW, UNITS);
        Pid child = forked.answer().orThrow();
        String ended = after.reapable().stream()
                .filter(it -> it.pid().equals(child))
                .map(it -> shown(it.status()))
                .findFirst()
                .orElse("ok still running");
        files.replace(after.vfs());
        return launch.failure.map(Errno::name).orElseGet(() -> ProgramCall.told(ended, output(after)));
    }

    private static String shown(ExitStatus status) {
        return status instanceof ExitStatus.Exited it
                ? "ok exited " + it.code()
                : "ok killed " + ((ExitStatus.Signaled) status).signal();
    }

    private static String output(Kernel kernel) {
        return kernel.asInit(sys -> {
                    int fd = sys.open("/out", Set.of(OpenFlag.READ), 0).orThrow();
                    return sys.read(fd, Integer.MAX_VALUE).orThrow();
                })
                .answer();
    }

    @Override
    public String state() {
        return "";
    }

    @Override
    public void close() {
        files.close();
    }
}
