package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.userland.shell.Builtin.Call;
import dev.maitredkit.fakeguest.userland.shell.Builtin.Outcome;
import dev.maitredkit.fakeguest.userland.shell.Jobs.Job;
import dev.maitredkit.fakeguest.userland.shell.text.Numbers;
import dev.maitredkit.fakeguest.userland.shell.text.SignalNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The builtins that are about children: wait, kill, jobs. Job control itself is off, as in any script. */
final class JobBuiltins {
    static final List<Builtin> ALL = List.of(
            new Builtin("wait", false, Wait::run),
            new Builtin("kill", false, Kill::run),
            new Builtin("jobs", false, JobBuiltins::jobs),
            new Builtin("fg", false, JobBuiltins::control),
            new Builtin("bg", false, JobBuiltins::control));

    private static final int COLUMN = 33;

    private JobBuiltins() {}

    /** The job that a {@code %…} means; empty when there is none. */
    static Optional<Job> find(ShellState state, String text) {
        String name = text.substring(1);
        if (name.isEmpty() || name.equals("%") || name.equals("+") || name.equals("-")) {
            return state.jobs().findCurrent(name.equals("-"));
        }
        return Numbers.findDecimal(name).flatMap(state.jobs()::find);
    }

    private static Outcome control(Call call) {
        Optional<Job> job = call.args().isEmpty()
                ? call.state().jobs().findCurrent(false)
                : find(call.state(), "%" + call.arg(0).replaceFirst("^%", ""));
        if (job.isEmpty()) {
            return Outcome.failed(call.args().isEmpty() ? "No current job" : call.arg(0) + ": no such job");
        }
        return Outcome.failed("job " + job.get().number() + " not created under job control");
    }

    private static Outcome jobs(Call call) {
        Waiting.reapKnown(call.in());
        boolean pids = false;
        boolean numbers = false;
        List<Job> shown = new ArrayList<>();
        for (String operand : call.args()) {
            if (operand.equals("-p")) {
                pids = true;
            } else if (operand.equals("-l")) {
                numbers = true;
            } else if (operand.startsWith("-")) {
                return Outcome.failed("illegal option " + operand);
            } else {
                Optional<Job> job = operand.startsWith("%") ? find(call.state(), operand) : Optional.empty();
                if (job.isEmpty()) {
                    return Outcome.failed(operand + ": no such job");
                }
                shown.add(job.get());
            }
        }
        if (shown.isEmpty()) {
            call.state().jobs().all().values().stream().filter(Job::background).forEach(shown::add);
            Collections.reverse(shown);
        }
        StringBuilder out = new StringBuilder();
        for (Job job : shown) {
            out.append(
                    pids ? job.members().get(0).pid() + "\n" : line(call.state().jobs(), job, numbers));
            if (job.done()) {
                call.in().set(call.state().with(call.state().jobs().remove(job.number())));
            }
        }
        return Outcome.print(out.toString());
    }

    private static String line(Jobs jobs, Job job, boolean numbers) {
        boolean current = jobs.findCurrent(false).filter(job::equals).isPresent();
        boolean previous = jobs.findCurrent(true).filter(job::equals).isPresent();
        StringBuilder line = new StringBuilder("[" + job.number() + "]");
        line.append(current ? '+' : previous ? '-' : ' ').append(' ').append(' ');
        if (numbers) {
            line.append(job.members().get(0).pid()).append(' ');
        }
        line.append(describe(job));
        line.append(" ".repeat(Math.max(1, COLUMN - line.length())));
        line.append(" | ".repeat(job.members().size() - 1));
        return line.append('\n').toString();
    }

    private static String describe(Job job) {
        if (!job.done()) {
            return "Running";
        }
        if (job.lastStatus() instanceof ExitStatus.Signaled it) {
            return SignalNames.describe(it.signal());
        }
        int code = Jobs.code(job.lastStatus());
        return code == 0 ? "Done" : "Done(" + code + ")";
    }
}
