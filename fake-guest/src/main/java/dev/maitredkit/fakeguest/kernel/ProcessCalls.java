package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.Result.Done;
import dev.maitredkit.fakeguest.kernel.Sys.Disposition;
import dev.maitredkit.fakeguest.kernel.Sys.Reaped;
import dev.maitredkit.fakeguest.kernel.fs.DeviceNumber;
import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import dev.maitredkit.fakeguest.kernel.proc.Credentials;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Process;
import dev.maitredkit.fakeguest.kernel.proc.Processes;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.Signal;
import dev.maitredkit.fakeguest.kernel.proc.Signals;
import dev.maitredkit.fakeguest.kernel.proc.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** System calls about processes and signals. */
final class ProcessCalls {
    private ProcessCalls() {}

    static Result<Pid> fork(Caller caller, Program child) {
        Optional<Lifecycle.Born> born = Lifecycle.fork(caller.kernel, caller.self, child);
        if (born.isEmpty()) {
            return Result.err(Errno.EAGAIN);
        }
        Kernel grown = born.get().kernel();
        caller.kernel = grown.with(grown.processes().makeReady(born.get().pid(), grown.limits()));
        return Result.ok(born.get().pid());
    }

    static Result<Optional<Reaped>> waitpid(Caller caller, Optional<Pid> which) {
        Process process = caller.process();
        Processes processes = caller.kernel.processes();
        if (which.isPresent()) {
            Optional<Process> child = processes
                    .find(which.get())
                    .filter(it -> process.family()
                            .children()
                            .containsKey(it.identity().serial()));
            return child.map(it -> Result.ok(reapIfEnded(caller, it))).orElseGet(() -> Result.err(Errno.ECHILD));
        }
        if (process.family().children().isEmpty()) {
            return Result.err(Errno.ECHILD);
        }
        return process.family().zombies().isEmpty()
                ? Result.ok(Optional.empty())
                : Result.ok(reapIfEnded(
                        caller,
                        processes.get(process.family().zombies().firstEntry().getValue())));
    }

    static Result<Done> takeTerminal(Caller caller, Stat node) {
        DeviceNumber number = new DeviceNumber(node.deviceMajor(), node.deviceMinor());
        if (node.type() != FileType.CHARACTER_DEVICE) {
            return Result.err(Errno.ENOTTY);
        }
        Process process = caller.process();
        caller.put(process.with(process.identity().controlling((int) number.encoded())));
        return Result.done();
    }

    private static Optional<Reaped> reapIfEnded(Caller caller, Process child) {
        if (!(child.status() instanceof Status.Zombie zombie)) {
            return Optional.empty();
        }
        caller.kernel = caller.kernel.with(caller.kernel.processes().reap(child.pid()));
        return Optional.of(new Reaped(child.pid(), zombie.status()));
    }

    static Result<Done> kill(Caller caller, int target, int signal) {
        if (signal < 0 || signal > Signal.LAST) {
            return Result.err(Errno.EINVAL);
        }
        Collection<Pid> chosen = targets(caller, target);
        if (chosen.isEmpty()) {
            return Result.err(Errno.ESRCH);
        }
        List<Pid> allowed = new ArrayList<>();
        for (Pid pid : chosen) {
            if (maySignal(caller, caller.kernel.processes().get(pid), signal)) {
                allowed.add(pid);
            }
        }
        if (signal != 0) {
            allowed.forEach(pid -> caller.signal(pid, signal));
        }
        return allowed.isEmpty() ? Result.err(Errno.EPERM) : Result.done();
    }

    private static Collection<Pid> targets(Caller caller, int target) {
        Processes processes = caller.kernel.processes();
        if (target > 0) {
            return processes
                    .find(new Pid(target))
                    .map(Process::pid)
                    .map(List::of)
                    .orElse(List.of());
        }
        if (target == -1) {
            return processes.inOrderOfCreation().stream()
                    .filter(it -> !it.equals(Pid.INIT) && !it.equals(caller.self))
                    .toList();
        }
        return target == Integer.MIN_VALUE
                ? List.of()
                : List.copyOf(processes.group(
                        target == 0 ? caller.process().identity().group() : new Pid(-target)));
    }

    private static boolean maySignal(Caller caller, Process target, int signal) {
        Process self = caller.process();
        boolean sameSession = self.identity().session().equals(target.identity().session());
        return self.credentials().isRoot()
                || self.credentials().uid() == target.credentials().uid()
                || signal == Signal.CONT && sameSession;
    }

    static Result<Disposition> sigaction(Caller caller, int signal, Disposition disposition) {
        if (!Signals.isChangeable(signal)) {
            return Result.err(Errno.EINVAL);
        }
        Process process = caller.process();
        Disposition before = process.signals().disposition(signal);
        caller.put(process.with(process.signals().with(signal, disposition)));
        return Result.ok(before);
    }

    static Optional<Integer> takeCaught(Caller caller) {
        Process process = caller.process();
        Optional<Integer> caught = process.signals().findCaught();
        caught.ifPresent(signal -> caller.put(process.with(process.signals().taking(signal))));
        return caught;
    }

    static long block(Caller caller, long mask) {
        Process process = caller.process();
        caller.put(process.with(process.signals().blocking(mask)));
        caller.adopt(Signalling.actOnPending(caller.kernel, caller.self));
        return process.signals().blocked();
    }

    static Result<Pid> setsid(Caller caller) {
        Processes processes = caller.kernel.processes();
        if (!processes.group(caller.self).isEmpty()) {
            return Result.err(Errno.EPERM);
        }
        caller.kernel = caller.kernel.with(processes.leading(caller.self));
        return Result.ok(caller.self);
    }

    static Result<Done> setpgid(Caller caller, int pid, int group) {
        Processes processes = caller.kernel.processes();
        if (group < 0 || pid < 0) {
            return Result.err(group < 0 ? Errno.EINVAL : Errno.ESRCH);
        }
        Optional<Process> found = processes.find(pid == 0 ? caller.self : new Pid(pid));
        boolean isOurs = found.filter(it ->
                        it.pid().equals(caller.self) || it.family().parent().equals(caller.self))
                .isPresent();
        if (!isOurs) {
            return Result.err(Errno.ESRCH);
        }
        Process target = found.get();
        Pid session = caller.process().identity().session();
        Pid wanted = group == 0 ? target.pid() : new Pid(group);
        boolean groupIsThere = wanted.equals(target.pid())
                || processes.group(wanted).stream()
                        .anyMatch(it -> processes.get(it).identity().session().equals(session));
        boolean isLeader = target.identity().session().equals(target.pid());
        if (isLeader || !target.identity().session().equals(session) || !groupIsThere) {
            return Result.err(Errno.EPERM);
        }
        caller.kernel = caller.kernel.with(processes.joining(target.pid(), wanted));
        return Result.done();
    }

    static Result<Done> become(Caller caller, Credentials wanted) {
        Process process = caller.process();
        if (!process.credentials().isRoot() && !process.credentials().equals(wanted)) {
            return Result.err(Errno.EPERM);
        }
        caller.put(process.with(wanted));
        return Result.done();
    }
}
