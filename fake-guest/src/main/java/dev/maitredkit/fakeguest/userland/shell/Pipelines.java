package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys.PipeEnds;
import dev.maitredkit.fakeguest.userland.shell.Forks.Setup;
import dev.maitredkit.fakeguest.userland.shell.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pipelines, subshells and background jobs (POSIX sh 2.9.2 and 2.9.3). */
final class Pipelines {
    private Pipelines() {}

    static void run(Interpreter in, List<Node> commands, boolean tested) {
        start(in, commands, tested, false).ifPresent(pids -> waitFor(in, pids));
    }

    static void runSubshell(Interpreter in, Node body, boolean tested, boolean exits) {
        if (exits && !in.state().traps().hasActions()) {
            in.eval(body, tested, true);
            return;
        }
        Forks.fork(in, new Eval(body, tested, true), Setup.NONE).ifPresent(pid -> waitFor(in, List.of(pid)));
    }

    static void runInBackground(Interpreter in, Node command) {
        List<Node> commands = command instanceof Node.Pipeline it ? it.commands() : List.of(command);
        start(in, commands, false, true).ifPresent(pids -> {
            int last = pids.get(pids.size() - 1);
            in.set(in.state()
                    .with(in.state().jobs().add(pids, true))
                    .with(in.state().identity().withBackground(last))
                    .withStatus(0));
        });
    }

    /** Waits for children as one foreground job. */
    static void waitFor(Interpreter in, List<Integer> pids) {
        int number = in.state().jobs().nextNumber();
        in.set(in.state().with(in.state().jobs().add(pids, false)));
        in.push(new Waiting.ForJob(number));
    }

    private static Optional<List<Integer>> start(
            Interpreter in, List<Node> commands, boolean tested, boolean background) {
        List<Integer> pids = new ArrayList<>();
        int input = -1;
        for (int i = 0; i < commands.size(); i++) {
            Setup setup = Setup.NONE;
            PipeEnds ends = null;
            if (i < commands.size() - 1) {
                Result<PipeEnds> pipe = in.sys().pipe();
                if (!(pipe instanceof Result.Ok<PipeEnds> it)) {
                    closeIfOpen(in, input);
                    in.fail("can't create pipe: " + pipe.error().orElseThrow().text());
                    return Optional.empty();
                }
                ends = it.value();
                setup = setup.close(ends.read());
            }
            if (background) {
                setup = setup.inBackground(i == 0);
            }
            if (input >= 0) {
                setup = setup.move(input, 0);
            }
            if (ends != null) {
                setup = setup.move(ends.write(), 1);
            }
            in.spend(1);
            Optional<Integer> pid = Forks.fork(in, commands.get(i), setup, tested);
            closeIfOpen(in, input);
            input = ends == null ? -1 : ends.read();
            closeIfOpen(in, ends == null ? -1 : ends.write());
            if (pid.isEmpty()) {
                closeIfOpen(in, input);
                return Optional.empty();
            }
            pids.add(pid.get());
        }
        return Optional.of(pids);
    }

    private static void closeIfOpen(Interpreter in, int fd) {
        if (fd >= 0) {
            in.sys().close(fd);
        }
    }
}
