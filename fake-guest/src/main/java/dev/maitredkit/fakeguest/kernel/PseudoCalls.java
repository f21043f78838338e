package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.fs.Backing;
import dev.maitredkit.fakeguest.kernel.fs.FsType;
import dev.maitredkit.fakeguest.kernel.fs.OpenFile;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.proc.Description;
import dev.maitredkit.fakeguest.kernel.proc.Description.Target;
import dev.maitredkit.fakeguest.kernel.procfs.ProcFs;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Open files of proc and sysfs. */
final class PseudoCalls {
    private static final int MAX_HOSTNAME = 64;
    private static final List<String> HOSTNAME = List.of("sys", "kernel", "hostname");
    private static final List<String> MOUNT_MAX = List.of("sys", "fs", "mount-max");

    private PseudoCalls() {}

    /** Opens a generated file, or once more the pipe that a link in a directory {@code fd} stands for. */
    static Result<Kernel> open(Kernel kernel, Backing.Pseudo pseudo, OpenFile file, Set<OpenFlag> flags) {
        Optional<Description> again = ProcFs.findDescription(kernel, pseudo.path());
        if (again.isPresent() && again.get().target() instanceof Target.PipeEnd it) {
            Target.PipeEnd end = new Target.PipeEnd(
                    it.pipe(), flags.contains(OpenFlag.READ), flags.contains(OpenFlag.WRITE), Optional.of(file));
            return Result.ok(Pipes.opened(FileCalls.adding(kernel, end), end));
        }
        return Result.ok(FileCalls.adding(kernel, new Target.InFileSystem(file)));
    }

    /** All that the file says now. ESRCH when its process is gone. */
    static Result<String> text(Caller caller, Backing.Pseudo file) {
        return new ProcFs(caller.kernel, caller.self)
                .findText(file.fs(), file.path())
                .map(Result::ok)
                .orElse(Result.err(Errno.ESRCH));
    }

    /** Settings that can be changed while the guest runs; EIO for what takes no writes. */
    static Result<Integer> write(Caller caller, Backing.Pseudo file, String data) {
        if (file.fs().type() != FsType.PROC) {
            return Result.err(Errno.EIO);
        }
        String line = data.lines().findFirst().orElse("");
        if (file.path().equals(HOSTNAME)) {
            caller.kernel = caller.kernel.withHostname(line.substring(0, Math.min(MAX_HOSTNAME, line.length())));
            return Result.ok(data.length());
        }
        if (file.path().equals(MOUNT_MAX)) {
            OptionalInt number = parse(line.trim());
            if (number.isEmpty()) {
                return Result.err(Errno.EINVAL);
            }
            caller.kernel = caller.kernel.with(
                    caller.kernel.vfs().withLimits(caller.kernel.vfs().limits().withMountMax(number.getAsInt())));
            return Result.ok(data.length());
        }
        return Result.err(Errno.EIO);
    }

    private static OptionalInt parse(String digits) {
        return digits.matches("[1-9][0-9]{0,8}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }
}
