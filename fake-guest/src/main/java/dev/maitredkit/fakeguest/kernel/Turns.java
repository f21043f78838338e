package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.proc.Channel;
import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Process;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.Turn;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Gives processes their turns. */
final class Turns {
    /** Units that every turn costs, so that a program that does nothing for ever costs time as well. */
    private static final int LEAST_COST = 5;

    private Turns() {}

    /**
     * Runs what is due at {@code now}, in order, until nothing is or about {@code units} of work are done.
     *
     * @param now the guest's time; never before an earlier one
     */
    static Kernel run(Kernel kernel, Instant now, long units) {
        Kernel current = kernel.at(now);
        long left = units;
        while (left > 0) {
            current = current.with(current.processes().wakeDue(current.now(), current.limits()));
            Optional<Pid> next = current.processes().findNext(current.limits());
            if (next.isEmpty()) {
                break;
            }
            long before = current.work();
            current = turn(current, next.get());
            left -= current.work() - before;
        }
        return current;
    }

    private static Kernel turn(Kernel kernel, Pid pid) {
        Kernel active = kernel.with(kernel.processes().activate(pid));
        Program program = active.processes()
                .get(pid)
                .program()
                .orElseThrow(() -> new IllegalStateException("nothing to run in " + pid));
        Sys sys = new Sys(active, pid);
        Turn turn = program.run(sys);
        return after(sys.caller(), turn, Math.max(LEAST_COST, sys.spent()));
    }

    private static Kernel after(Caller caller, Turn turn, long cost) {
        if (caller.fate().isPresent()) {
            Kernel fate = caller.fate().get().worked(cost);
            return fate.with(fate.processes().charge(cost));
        }
        Pid self = caller.self;
        Kernel worked = caller.kernel.worked(cost);
        Process process = caller.process();
        if (turn instanceof Turn.Exited it) {
            return Lifecycle.end(
                    worked.with(worked.processes().charge(process, cost)), self, ExitStatus.exited(it.argument()));
        }
        Program next = turn instanceof Turn.Blocked it ? it.next() : ((Turn.Running) turn).next();
        Kernel stored = worked.with(worked.processes().charge(process.with(next), cost));
        if (process.isStopped()) {
            return stored;
        }
        return turn instanceof Turn.Blocked it && !process.alerted()
                ? block(stored, self, it.until())
                : ready(stored, self);
    }

    private static Kernel ready(Kernel kernel, Pid pid) {
        return kernel.with(kernel.processes().makeReady(pid, kernel.limits()));
    }

    private static Kernel block(Kernel kernel, Pid pid, Set<WaitFor> until) {
        Process process = kernel.processes().get(pid);
        Set<Channel> channels = new HashSet<>();
        Optional<Instant> alarm = Optional.empty();
        for (WaitFor event : until) {
            if (event instanceof WaitFor.Time it) {
                alarm = Optional.of(alarm.filter(it.time()::isAfter).orElse(it.time()));
            } else if (event instanceof WaitFor.Child) {
                boolean happened = !process.family().zombies().isEmpty()
                        || process.family().children().isEmpty();
                if (happened) {
                    return ready(kernel, pid);
                }
                channels.add(new Channel.ChildOf(pid));
            } else {
                Optional<Set<Channel>> sources = event instanceof WaitFor.Readable it
                        ? Descriptions.readChannels(kernel, process, it.fd())
                        : Descriptions.writeChannels(kernel, process, ((WaitFor.Writable) event).fd());
                if (sources.isEmpty()) {
                    return ready(kernel, pid);
                }
                channels.addAll(sources.get());
            }
        }
        boolean isPast = alarm.filter(time -> !time.isAfter(kernel.now())).isPresent();
        return isPast ? ready(kernel, pid) : kernel.with(kernel.processes().sleep(pid, channels, alarm));
    }
}
