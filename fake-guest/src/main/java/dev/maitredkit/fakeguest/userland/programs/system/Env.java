package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Command;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.ArrayList;
import java.util.List;

/** env, setsid, chroot: another program under other circumstances. */
final class Env {
    private Env() {}

    static Work env(Call call, Options options) {
        List<String> operands = new ArrayList<>(options.operands());
        boolean bare = options.has('i');
        if (!operands.isEmpty() && operands.get(0).equals("-")) {
            bare = true;
            operands.remove(0);
        }
        List<String> env = new ArrayList<>(bare ? List.of() : call.env());
        options.all('u').forEach(name -> env.removeIf(it -> it.startsWith(name + "=")));
        while (!operands.isEmpty() && operands.get(0).indexOf('=') > 0) {
            set(env, operands.remove(0));
        }
        if (!operands.isEmpty()) {
            return Command.of(call, operands, List.copyOf(env));
        }
        String end = options.has('0') ? "\0" : "\n";
        StringBuilder out = new StringBuilder();
        env.forEach(it -> out.append(it).append(end));
        return new Work.Say(Output.out(out.toString()), 0);
    }

    /** As putenv(3): in the old one's place, or at the end. */
    private static void set(List<String> env, String entry) {
        String name = entry.substring(0, entry.indexOf('=') + 1);
        for (int i = 0; i < env.size(); i++) {
            if (env.get(i).startsWith(name)) {
                env.set(i, entry);
                return;
            }
        }
        env.add(entry);
    }

    static Work setsid(Call call, Options options) {
        if (options.operands().isEmpty()) {
            return Work.usage(call);
        }
        return new Session(call, Command.of(call, options.operands(), call.env()));
    }

    /** A leader of a group cannot have a session of its own: its child goes on, and it ends. */
    private record Session(Call call, Command command) implements Work {
        @Override
        public Progress step(Sys sys) {
            if (sys.setsid().isOk()) {
                return new Progress.Next(command, Output.NONE);
            }
            return Forking.fork(sys, call, new Session(call, command))
                    .fold(pid -> new Progress.End(Output.NONE, 0), errno -> Forking.failed(call, errno));
        }
    }

    static Work chroot(Call call, Options options) {
        List<String> operands = options.operands();
        if (operands.isEmpty()) {
            return Work.usage(call);
        }
        String shell = call.findVariable("SHELL").orElse("/bin/sh");
        List<String> command = operands.size() > 1 ? operands.subList(1, operands.size()) : List.of(shell, "-i");
        return new Root(call, operands.get(0), Command.of(call, command, call.env()));
    }

    private record Root(Call call, String root, Command command) implements Work {
        @Override
        public Progress step(Sys sys) {
            Result<Result.Done> moved = sys.chroot(root).flatMap(it -> sys.chdir("/"));
            if (moved.isOk()) {
                return new Progress.Next(command, Output.NONE);
            }
            Errno errno = moved.error().orElseThrow();
            return new Printer(call)
                    .warn("can't change root directory to '" + root + "'", errno)
                    .end(1);
        }
    }
}
