package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.proc.Channel;
import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Process;
import dev.maitredkit.fakeguest.kernel.proc.Processes;
import dev.maitredkit.fakeguest.kernel.proc.Signal;
import dev.maitredkit.fakeguest.kernel.proc.Signals;
import dev.maitredkit.fakeguest.kernel.proc.Status;
import java.util.Optional;

/** What a signal does when it reaches a process (kernel/signal.c in Linux 6.18: prepare_signal, get_signal). */
final class Signalling {
    private static final int[] STOPS = {Signal.STOP, Signal.TSTP, Signal.TTIN, Signal.TTOU};

    private Signalling() {}

    /** Sends the signal; whoever sends it may do so. A zombie does not notice. */
    static Kernel send(Kernel kernel, Pid pid, int signal) {
        Optional<Process> target = kernel.processes().find(pid).filter(it -> !it.isZombie());
        if (target.isEmpty()) {
            return kernel;
        }
        Kernel prepared = prepare(kernel, target.get(), signal);
        Process process = prepared.processes().get(pid);
        Signals signals = process.signals();
        Optional<Signal.Action> action = signals.findAction(signal);
        if (signal == Signal.KILL) {
            return process.isInit() ? kernel : Lifecycle.end(prepared, pid, new ExitStatus.Signaled(signal));
        }
        if (!signals.isBlocked(signal) && isIgnored(process, action)) {
            return prepared;
        }
        if (signals.isBlocked(signal) || process.isStopped()) {
            return prepared.with(prepared.processes().put(process.with(signals.adding(signal))));
        }
        return action.isEmpty() ? alert(prepared, process.with(signals.adding(signal))) : act(prepared, pid, signal);
    }

    private static boolean isIgnored(Process process, Optional<Signal.Action> action) {
        return action.isPresent()
                && (process.isInit() || action.get() == Signal.Action.IGNORE || action.get() == Signal.Action.CONTINUE);
    }

    /** Stop signals and SIGCONT undo each other, whatever the process makes of them. */
    private static Kernel prepare(Kernel kernel, Process process, int signal) {
        Processes processes = kernel.processes();
        if (signal == Signal.CONT) {
            Signals signals = process.signals();
            for (int stop : STOPS) {
                signals = signals.dropping(stop);
            }
            Kernel cleared = kernel.with(processes.put(process.with(signals)));
            return process.isStopped() ? resume(cleared, process.pid()) : cleared;
        }
        return Signal.defaultAction(signal) == Signal.Action.STOP
                ? kernel.with(processes.put(process.with(process.signals().dropping(Signal.CONT))))
                : kernel;
    }

    private static Kernel resume(Kernel kernel, Pid pid) {
        return actOnPending(kernel.with(kernel.processes().makeReady(pid, kernel.limits())), pid);
    }

    /** Lets those that are pending and no longer held back do what they do. */
    static Kernel actOnPending(Kernel kernel, Pid pid) {
        Kernel current = kernel;
        Optional<Integer> next = findActing(current, pid);
        while (next.isPresent()) {
            Process process = current.processes().get(pid);
            int signal = next.get();
            Kernel taken = current.with(
                    current.processes().put(process.with(process.signals().taking(signal))));
            boolean ignored = isIgnored(process, process.signals().findAction(signal));
            current = ignored ? taken : act(taken, pid, signal);
            next = findActing(current, pid);
        }
        return current;
    }

    private static Optional<Integer> findActing(Kernel kernel, Pid pid) {
        return kernel.processes()
                .find(pid)
                .filter(it -> !it.isZombie() && !it.isStopped())
                .flatMap(it -> it.signals().findActing());
    }

    private static Kernel alert(Kernel kernel, Process process) {
        Processes alerted = kernel.processes().put(process.alerted(true));
        return kernel.with(
                process.status() instanceof Status.Sleeping
                        ? alerted.makeReady(process.pid(), kernel.limits())
                        : alerted);
    }

    private static Kernel act(Kernel kernel, Pid pid, int signal) {
        if (Signal.defaultAction(signal) != Signal.Action.STOP) {
            return Lifecycle.end(kernel, pid, new ExitStatus.Signaled(signal));
        }
        // A job that nobody could continue is not stopped by the terminal's signals.
        if (signal != Signal.STOP
                && isOrphaned(kernel, kernel.processes().get(pid).identity().group())) {
            return kernel;
        }
        Process process = kernel.processes().get(pid);
        Kernel stopped = kernel.with(kernel.processes().stop(pid, signal));
        return tellParent(stopped, process.family().parent());
    }

    /** SIGCHLD, and the wake-up of a parent that waits. */
    static Kernel tellParent(Kernel kernel, Pid parent) {
        Kernel told = send(kernel, parent, Signal.CHLD);
        return told.with(told.processes().wake(new Channel.ChildOf(parent), told.limits()));
    }

    /** Whether no member has a parent in another group of its session who could continue it (setpgid(2)). */
    static boolean isOrphaned(Kernel kernel, Pid group) {
        Processes processes = kernel.processes();
        return processes.group(group).stream()
                .map(processes::get)
                .filter(it -> !it.isZombie() && !it.family().parent().equals(Pid.INIT))
                .noneMatch(it -> {
                    Process parent = processes.get(it.family().parent());
                    return !parent.identity().group().equals(group)
                            && parent.identity().session().equals(it.identity().session());
                });
    }
}
