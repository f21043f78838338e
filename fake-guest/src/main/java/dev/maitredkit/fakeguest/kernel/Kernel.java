package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.Sys.Reaped;
import dev.maitredkit.fakeguest.kernel.fs.Vfs;
import dev.maitredkit.fakeguest.kernel.net.Net;
import dev.maitredkit.fakeguest.kernel.proc.Console;
import dev.maitredkit.fakeguest.kernel.proc.ExitStatus;
import dev.maitredkit.fakeguest.kernel.proc.Image;
import dev.maitredkit.fakeguest.kernel.proc.OpenFiles;
import dev.maitredkit.fakeguest.kernel.proc.Pid;
import dev.maitredkit.fakeguest.kernel.proc.Place;
import dev.maitredkit.fakeguest.kernel.proc.Process;
import dev.maitredkit.fakeguest.kernel.proc.Processes;
import dev.maitredkit.fakeguest.kernel.proc.ProgramLoader;
import dev.maitredkit.fakeguest.kernel.proc.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The whole state of the guest's kernel; immutable, so a snapshot is a reference. Changes share what they leave
 * alone, and give the next kernel. The agent is pid 1 and has no program here: it acts by {@link #spawn},
 * {@link #asInit} and {@link #reap}.
 *
 * @param journal what its programs could not do as Linux would
 * @param booted when it started
 * @param now its time, which only {@link #run} moves
 * @param work units that its processes have worked in all
 */
public record Kernel(
        Limits limits,
        String hostname,
        Vfs vfs,
        Net net,
        Processes processes,
        OpenFiles files,
        Console console,
        Journal journal,
        Instant booted,
        Instant now,
        long work,
        ProgramLoader loader) {

    /**
     * What a kernel starts with.
     *
     * @param init argv of pid 1, argv[0] being its path
     */
    public record Boot(
            Limits limits, String hostname, Vfs vfs, Net net, List<String> init, Instant now, ProgramLoader loader) {
        public Boot {
            init = List.copyOf(init);
        }
    }

    /** A kernel with the one process that it starts. */
    public static Kernel boot(Boot boot) {
        Place place = new Place(boot.vfs().root(), boot.vfs().root(), 022);
        Image image = Image.of(boot.init().get(0), Optional.empty(), boot.init(), List.of());
        Kernel kernel = new Kernel(
                boot.limits(),
                boot.hostname(),
                boot.vfs(),
                boot.net(),
                Processes.boot(image, place, boot.now(), boot.limits()),
                OpenFiles.NONE,
                Console.EMPTY,
                Journal.EMPTY,
                boot.now(),
                boot.now(),
                0,
                boot.loader());
        return Places.hold(kernel, kernel.processes.get(Pid.INIT));
    }

    // --- time ------------------------------------------------------------------------------------

    /**
     * Moves the time on and gives turns to whoever can run, until nobody can or about that many units of work
     * are done; what is left then is due at once ({@link #nextEvent}).
     *
     * @param now not before the time of an earlier call; an earlier time counts as that one
     */
    public Kernel run(Instant now, long units) {
        return Turns.run(this, now, units);
    }

    /** When there is something to do; not after {@code now} if there is already. Empty: nothing until an input comes. */
    public Optional<Instant> nextEvent() {
        return processes.findNextEvent(limits);
    }

    // --- what pid 1 does -------------------------------------------------------------------------

    /** Starts a program as a child of pid 1; see {@link Spawn}. */
    public Spawned spawn(Spawn request) {
        return request.carryOut(this);
    }

    /** Makes system calls as pid 1. */
    public <T> Called<T> asInit(Function<Sys, T> calls) {
        Sys sys = new Sys(this, Pid.INIT);
        T answer = calls.apply(sys);
        return new Called<>(sys.caller().kernel, answer);
    }

    /** What the calls answered, and the kernel after them. */
    public record Called<T>(Kernel kernel, T answer) {}

    /** The children of pid 1 that have ended and were not reaped, the oldest first. */
    public List<Reaped> reapable() {
        return processes.get(Pid.INIT).family().zombies().values().stream()
                .map(pid -> new Reaped(pid, statusOf(processes.get(pid))))
                .toList();
    }

    private static ExitStatus statusOf(Process zombie) {
        return ((Status.Zombie) zombie.status()).status();
    }

    /** Takes one of {@link #reapable} away. */
    public Kernel reap(Pid pid) {
        if (!processes.get(Pid.INIT).family().zombies().containsValue(pid)) {
            throw new IllegalArgumentException("not an ended child of pid 1: " + pid);
        }
        return with(processes.reap(pid));
    }

    /** kill(-1, signal) from pid 1: every other process gets it. */
    public Kernel signalAll(int signal) {
        return asInit(sys -> sys.kill(-1, signal)).kernel();
    }

    /** How many processes there are besides pid 1, zombies not counted. */
    public int livingProcesses() {
        return processes.living();
    }

    // --- the next kernel -------------------------------------------------------------------------

    public Kernel with(Vfs next) {
        return new Kernel(limits, hostname, next, net, processes, files, console, journal, booted, now, work, loader);
    }

    public Kernel with(Net next) {
        return new Kernel(limits, hostname, vfs, next, processes, files, console, journal, booted, now, work, loader);
    }

    public Kernel withHostname(String next) {
        return new Kernel(limits, next, vfs, net, processes, files, console, journal, booted, now, work, loader);
    }

    public Kernel with(Limits next) {
        return new Kernel(next, hostname, vfs, net, processes, files, console, journal, booted, now, work, loader);
    }

    Kernel with(Processes next) {
        return new Kernel(limits, hostname, vfs, net, next, files, console, journal, booted, now, work, loader);
    }

    Kernel with(OpenFiles next) {
        return new Kernel(limits, hostname, vfs, net, processes, next, console, journal, booted, now, work, loader);
    }

    Kernel with(Console next) {
        return new Kernel(limits, hostname, vfs, net, processes, files, next, journal, booted, now, work, loader);
    }

    Kernel with(Journal next) {
        return new Kernel(limits, hostname, vfs, net, processes, files, console, next, booted, now, work, loader);
    }

    Kernel at(Instant time) {
        return time.isAfter(now)
                ? new Kernel(limits, hostname, vfs, net, processes, files, console, journal, booted, time, work, loader)
                : this;
    }

    Kernel worked(long units) {
        return new Kernel(
                limits, hostname, vfs, net, processes, files, console, journal, booted, now, work + units, loader);
    }

    /** Short: all of it would be pages. */
    @Override
    public String toString() {
        return "Kernel[" + hostname + " at " + now + ", " + processes.all().size() + " processes]";
    }
}
