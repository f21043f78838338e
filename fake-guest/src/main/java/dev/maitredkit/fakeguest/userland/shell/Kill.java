package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.userland.shell.Builtin.Call;
import dev.maitredkit.fakeguest.userland.shell.Builtin.Outcome;
import dev.maitredkit.fakeguest.userland.shell.Jobs.Job;
import dev.maitredkit.fakeguest.userland.shell.text.KillArguments;
import java.util.Optional;

/** {@code kill}, which unlike the program of that name knows jobs. */
final class Kill {
    private Kill() {}

    static Outcome run(Call call) {
        KillArguments parsed = KillArguments.parse(call.args());
        if (parsed instanceof KillArguments.Listing it) {
            return new Outcome.Done(it.status(), it.out(), prefix(call, it.error()));
        }
        if (parsed instanceof KillArguments.Wrong it) {
            return Outcome.warn(call, it.error(), 1);
        }
        return send(call, (KillArguments.Send) parsed);
    }

    private static String prefix(Call call, String error) {
        return error.isEmpty() ? "" : call.state().identity().applet() + ": " + error + "\n";
    }

    private static Outcome send(Call call, KillArguments.Send it) {
        int failures = 0;
        for (String operand : it.operands()) {
            if (operand.startsWith("%")) {
                Optional<Job> job = JobBuiltins.find(call.state(), operand);
                if (job.isEmpty()) {
                    return Outcome.failed(operand + ": no such job");
                }
                for (Jobs.Member member : job.get().members()) {
                    call.in().sys().kill(member.pid(), it.signal());
                }
                continue;
            }
            Optional<Integer> pid = KillArguments.findPid(operand);
            Optional<Errno> error = pid.flatMap(
                    target -> call.in().sys().kill(target, it.signal()).error());
            // Written at once: a signal to the shell itself may be next.
            if (pid.isEmpty()) {
                complain(call, "invalid number '" + operand + "'");
            } else if (error.isPresent()) {
                complain(call, "can't kill pid " + operand + ": " + error.get().text());
            }
            failures += pid.isEmpty() || error.isPresent() ? 1 : 0;
        }
        // A signal to the shell itself arrives before its next command.
        call.in().yield();
        return Outcome.status(failures);
    }

    private static void complain(Call call, String message) {
        call.in().sys().write(2, prefix(call, message));
    }
}
