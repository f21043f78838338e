package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.Sys.Disposition;
import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Process;
import dev.maitredkit.fakeguest.kernel.proc.Processes;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.Signal;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Beginning and end of processes (kernel/fork.c and kernel/exit.c in Linux 6.18). */
final class Lifecycle {
    private Lifecycle() {}

    /** A kernel with one more process. */
    record Born(Kernel kernel, Pid pid) {}

    /** A copy of the parent, with its open files; empty (EAGAIN) at the limit. It is not in the line yet. */
    static Optional<Born> fork(Kernel kernel, Pid parent, Program program) {
        return kernel.processes()
                .fork(parent, program, kernel.now(), kernel.limits())
                .map(it -> {
                    Process child = it.processes().get(it.child());
                    Kernel grown = kernel.with(it.processes());
                    return new Born(Descriptions.shareAll(Places.hold(grown, child), child), it.child());
                });
    }

    /** What exit(2) and fatal signals do. */
    static Kernel end(Kernel kernel, Pid pid, ExitStatus status) {
        Process process = kernel.processes().get(pid);
        Set<Pid> watched = groupsThatItKept(kernel, process);
        Kernel closed = Places.release(Descriptions.closeAll(kernel, pid), process);
        Pid parent = process.family().parent();
        Kernel ended = closed.with(closed.processes().end(pid, status));
        for (Pid group : watched) {
            ended = wakeOrphans(ended, group);
        }
        boolean unwanted = kernel.processes().get(parent).signals().disposition(Signal.CHLD) == Disposition.IGNORE;
        Kernel left = unwanted ? ended.with(ended.processes().reap(pid)) : ended;
        return Signalling.tellParent(left, parent);
    }

    /** Groups with stopped members that had somebody to continue them, and perhaps have not after this one's end. */
    private static Set<Pid> groupsThatItKept(Kernel kernel, Process process) {
        Processes processes = kernel.processes();
        Set<Pid> groups = new LinkedHashSet<>();
        for (Pid pid : processes.stopped()) {
            Process stopped = processes.get(pid);
            Pid group = stopped.identity().group();
            boolean related = group.equals(process.identity().group())
                    || stopped.family().parent().equals(process.pid());
            if (related && !Signalling.isOrphaned(kernel, group)) {
                groups.add(group);
            }
        }
        return groups;
    }

    private static Kernel wakeOrphans(Kernel kernel, Pid group) {
        Processes processes = kernel.processes();
        if (!Signalling.isOrphaned(kernel, group)) {
            return kernel;
        }
        Kernel woken = kernel;
        for (Pid member : processes.group(group)) {
            woken = Signalling.send(Signalling.send(woken, member, Signal.HUP), member, Signal.CONT);
        }
        return woken;
    }
}
