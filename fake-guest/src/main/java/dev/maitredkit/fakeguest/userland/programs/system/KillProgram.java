package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import dev.maitredkit.fakeguest.userland.shell.text.KillArguments;
import dev.maitredkit.fakeguest.userland.shell.text.SignalNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** kill, killall, pidof. */
final class KillProgram {
    private KillProgram() {}

    static Work kill(Call call, Options raw) {
        KillArguments parsed = KillArguments.parse(call.args());
        if (parsed instanceof KillArguments.Listing it) {
            Output error = it.error().isEmpty() ? Output.NONE : Output.err(call.message(it.error()));
            return new Work.Say(Output.out(it.out()).plus(error), it.status());
        }
        return parsed instanceof KillArguments.Wrong wrong
                ? Work.refuse(call, wrong.error(), 1)
                : new Send(call, (KillArguments.Send) parsed);
    }

    private record Send(Call call, KillArguments.Send send) implements Work {
        @Override
        public Progress step(Sys sys) {
            Printer printer = new Printer(call);
            int status = 0;
            for (String operand : send.operands()) {
                Optional<Integer> pid = KillArguments.findPid(operand);
                if (pid.isEmpty()) {
                    printer.warn("invalid number '" + operand + "'");
                    status = 1;
                    continue;
                }
                var done = sys.kill(pid.get(), send.signal());
                done.error().ifPresent(errno -> printer.warn("can't kill pid " + pid.get(), errno));
                status = done.isOk() ? status : 1;
            }
            return printer.end(status);
        }
    }

    static Work killall(Call call, Options raw) {
        List<String> names = new ArrayList<>(call.args());
        boolean quiet = names.removeIf(it -> it.equals("-q"));
        int signal = KillArguments.TERM;
        if (!names.isEmpty() && names.get(0).startsWith("-")) {
            if (names.get(0).equals("-l")) {
                return kill(call, raw);
            }
            String name = names.remove(0).substring(1);
            if (name.equals("s") && !names.isEmpty()) {
                name = names.remove(0);
            }
            Optional<Integer> found = SignalNames.find(name);
            if (found.isEmpty()) {
                return Work.refuse(call, "bad signal name '" + name + "'", 1);
            }
            signal = found.get();
        }
        return names.isEmpty()
                ? Work.refuse(call, "you need to specify whom to kill", 1)
                : new All(call, names, signal, quiet);
    }

    private record All(Call call, List<String> names, int signal, boolean quiet) implements Work {
        @Override
        public Progress step(Sys sys) {
            Printer printer = new Printer(call);
            int status = 0;
            for (String name : names) {
                List<Integer> pids = ProcessRow.readAll(sys).stream()
                        .filter(it ->
                                it.isCalled(name) && it.pid() != sys.self().number())
                        .map(ProcessRow::pid)
                        .toList();
                if (pids.isEmpty()) {
                    status = 1;
                    if (!quiet) {
                        printer.warn(name + ": no process killed");
                    }
                }
                for (int pid : pids) {
                    sys.kill(pid, signal)
                            .error()
                            .filter(it -> !quiet)
                            .ifPresent(errno -> printer.warn("can't kill pid " + pid, errno));
                }
            }
            return printer.end(status);
        }
    }

    static Work pidof(Call call, Options options) {
        return new Find(call, options.operands(), options.has('s'), options.all('o'));
    }

    private record Find(Call call, List<String> names, boolean single, List<String> omitted) implements Work {
        @Override
        public Progress step(Sys sys) {
            List<String> found = new ArrayList<>();
            List<ProcessRow> rows = ProcessRow.readAll(sys);
            for (String name : names) {
                rows.stream()
                        .filter(it -> it.isCalled(name))
                        .map(it -> Integer.toString(it.pid()))
                        .filter(it -> !omitted.contains(it)
                                && !(omitted.contains("%PPID")
                                        && it.equals(sys.parent().toString())))
                        .forEach(found::add);
            }
            List<String> shown = single && found.size() > 1 ? found.subList(0, 1) : found;
            String text = shown.isEmpty() ? "" : String.join(" ", shown) + "\n";
            return new Progress.End(Output.out(text), shown.isEmpty() ? 1 : 0);
        }
    }
}
