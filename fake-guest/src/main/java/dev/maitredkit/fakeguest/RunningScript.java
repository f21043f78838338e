package dev.maitredkit.fakeguest;

import dev.maitredkit.fakeguest.ScriptedProgram.Act;
import dev.maitredkit.fakeguest.ScriptedProgram.Case;
import dev.maitredkit.fakeguest.ScriptedProgram.Ending;
import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Result.Done;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.DeviceNumber;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.Turn;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A scripted program on its way.
 *
 * @param next which act comes next
 * @param until when the act that takes time ends, if one has begun
 */
record RunningScript(Case script, int next, Optional<Instant> until) implements Program {
    private static final int USAGE = 2;
    private static final int STDERR = 2;

    /** Its beginning, by the case that fits. */
    static Program start(ScriptedProgram program, List<String> argv) {
        List<String> arguments = argv.subList(Math.min(1, argv.size()), argv.size());
        Optional<Program> fitting = program.cases().stream()
                .filter(it -> arguments.size() >= it.arguments().size()
                        && arguments.subList(0, it.arguments().size()).equals(it.arguments()))
                .findFirst()
                .map(it -> new RunningScript(it, 0, Optional.empty()));
        return fitting.orElseGet(() -> new Unscripted(program.path(), arguments));
    }

    /** Called in a way that its script has no case for. */
    private record Unscripted(String path, List<String> arguments) implements Program {
        @Override
        public Turn run(Sys sys) {
            String what = "no case of its script begins with the arguments " + arguments;
            sys.unsupported(what);
            sys.write(STDERR, path + ": not supported by the fake guest: " + what + "\n");
            return new Turn.Exited(USAGE);
        }
    }

    @Override
    public Turn run(Sys sys) {
        if (next == script.acts().size()) {
            return end(sys);
        }
        sys.spend(1);
        Act act = script.acts().get(next);
        if (act instanceof Act.Takes takes) {
            return pass(sys.now(), until.orElseGet(() -> sys.now().plus(takes.time())));
        }
        if (act instanceof Act.Executes executes) {
            return sys.execvp(executes.argv().get(0), executes.argv(), sys.environ())
                    .fold(Turn.Running::new, errno -> new Turn.Exited(1));
        }
        return perform(sys, act).isOk() ? new Turn.Running(behind()) : new Turn.Exited(1);
    }

    private Turn pass(Instant now, Instant end) {
        return now.isBefore(end)
                ? new Turn.Blocked(new RunningScript(script, next, Optional.of(end)), Set.of(new WaitFor.Time(end)))
                : new Turn.Running(behind());
    }

    private RunningScript behind() {
        return new RunningScript(script, next + 1, Optional.empty());
    }

    private static Result<Done> perform(Sys sys, Act act) {
        if (act instanceof Act.Formats formats) {
            return sys.stat(formats.device()).flatMap(stat -> format(sys, stat, formats));
        }
        if (act instanceof Act.Writes writes) {
            return append(sys, writes);
        }
        if (act instanceof Act.Raises raises) {
            return sys.kill(sys.self().number(), raises.signal());
        }
        Result<Done> made = sys.mkdir(((Act.MakesDirectory) act).path(), 0755);
        return made.error().equals(Optional.of(Errno.EEXIST)) ? Result.done() : made;
    }

    private static Result<Done> format(Sys sys, Stat node, Act.Formats formats) {
        if (node.type() != FileType.BLOCK_DEVICE) {
            return Result.err(Errno.ENOTBLK);
        }
        DeviceNumber number = new DeviceNumber(node.deviceMajor(), node.deviceMinor());
        return sys.change(who -> sys.kernel().vfs().mkfs(number, formats.format(), "", false, sys.now()));
    }

    private static Result<Done> append(Sys sys, Act.Writes writes) {
        Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.APPEND);
        return sys.open(writes.path(), flags, 0644).flatMap(fd -> {
            Result<Integer> count = sys.write(fd, writes.text());
            sys.close(fd);
            return count.map(it -> Done.DONE);
        });
    }

    private Turn end(Sys sys) {
        if (script.ending() instanceof Ending.Exits exits) {
            return new Turn.Exited(exits.status());
        }
        if (script.ending() instanceof Ending.Dies dies) {
            sys.kill(sys.self().number(), dies.signal());
            return new Turn.Exited(0);
        }
        return new Turn.Blocked(this, Set.of());
    }
}
