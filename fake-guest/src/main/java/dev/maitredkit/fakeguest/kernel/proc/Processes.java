package dev.maitredkit.fakeguest.kernel.proc;

import dev.maitredkit.fakeguest.kernel.Limits;
import dev.maitredkit.fakeguest.kernel.map.IntMap;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * All processes with their indexes. Its changes keep the indexes right and nothing else: what an end or a
 * signal means for files and relatives is decided in the package above.
 *
 * @param all by the number of the pid
 * @param groups the members of each process group by serial
 * @param zombies how many of them have ended
 * @param stopped those that a signal has stopped
 */
public record Processes(
        IntMap<Process> all,
        PidSpace pids,
        HashPMap<Pid, TreePMap<Long, Pid>> groups,
        long nextSerial,
        int zombies,
        TreePSet<Pid> stopped,
        Schedule schedule) {

    /** Only pid 1, the agent: it has no program here and its turn never comes. */
    public static Processes boot(Image image, Place place, Instant now, Limits limits) {
        Identity identity = new Identity(Pid.INIT, 0, Pid.INIT, Pid.INIT, now, 0);
        Process init = new Process(
                identity,
                Family.childOf(Pid.INIT),
                image,
                Optional.empty(),
                place,
                Credentials.ROOT,
                Descriptors.NONE,
                Signals.DEFAULT,
                new Status.Sleeping(-1, Set.of(), Optional.empty()),
                Usage.NONE,
                false);
        PidSpace pids = PidSpace.upTo(limits.pidMax()).passing(Pid.INIT);
        return new Processes(
                        IntMap.empty(), pids, HashTreePMap.empty(), 1, 0, TreePSet.empty(), Schedule.empty(now, limits))
                .adding(init);
    }

    public Optional<Process> find(Pid pid) {
        return Optional.ofNullable(all.get(pid.number()));
    }

    /** A process that is known to be there. */
    public Process get(Pid pid) {
        Process found = all.get(pid.number());
        if (found == null) {
            throw new IllegalStateException("no process " + pid);
        }
        return found;
    }

    /** How many have not ended, without pid 1. */
    public int living() {
        return all.size() - 1 - zombies;
    }

    /** The pid that was given out last. */
    public int lastPid() {
        return pids.next() - 1;
    }

    /** All pids, the oldest process first. */
    public List<Pid> inOrderOfCreation() {
        return all.values().stream()
                .map(Process::identity)
                .sorted(Comparator.comparingLong(Identity::serial))
                .map(Identity::pid)
                .toList();
    }

    public Collection<Pid> group(Pid group) {
        return groups.getOrDefault(group, TreePMap.empty()).values();
    }

    /** Makes a child; empty when there are too many processes or no pid is free. It has no place in the line yet. */
    public Optional<Forked> fork(Pid parent, Program program, Instant now, Limits limits) {
        return all.size() >= limits.processes()
                ? Optional.empty()
                : pids.findNext().map(pid -> forked(parent, pid, program, now));
    }

    /** A new process and the table that has it. */
    public record Forked(Processes processes, Pid child) {}

    private Forked forked(Pid parentPid, Pid pid, Program program, Instant now) {
        Process parent = get(parentPid);
        Identity identity = new Identity(
                pid,
                nextSerial,
                parent.identity().group(),
                parent.identity().session(),
                now,
                parent.identity().terminal());
        Process child = parent.forked(identity, program);
        Processes grown = new Processes(all, pids.passing(pid), groups, nextSerial + 1, zombies, stopped, schedule)
                .adding(child)
                .put(parent.with(parent.family().plus(identity)));
        return new Forked(grown, pid);
    }

    private Processes adding(Process process) {
        Identity it = process.identity();
        return new Processes(
                all.plus(it.pid().number(), process),
                pids.using(it.pid()).using(it.group()).using(it.session()),
                withMember(it.group(), it),
                nextSerial,
                zombies,
                stopped,
                schedule);
    }

    /** The same process, changed in what no index depends on. */
    public Processes put(Process process) {
        return new Processes(
                all.plus(process.pid().number(), process), pids, groups, nextSerial, zombies, stopped, schedule);
    }

    /** Takes a zombie away. */
    public Processes reap(Pid pid) {
        Process process = get(pid);
        Identity it = process.identity();
        Process parent = get(process.family().parent());
        return new Processes(
                        all.minus(pid.number()),
                        pids.releasing(pid).releasing(it.group()).releasing(it.session()),
                        withoutMember(it.group(), it),
                        nextSerial,
                        zombies - 1,
                        stopped,
                        schedule)
                .put(parent.with(parent.family().minus(it)));
    }

    /** Makes a zombie of it and gives its children to pid 1; its files must be closed before. */
    public Processes end(Pid pid, ExitStatus status) {
        Process process = get(pid);
        Processes orphaned = this;
        for (Pid child : process.family().children().values()) {
            orphaned = orphaned.adopting(child);
        }
        Process parent = orphaned.get(process.family().parent());
        return new Processes(
                        orphaned.all,
                        pids,
                        groups,
                        nextSerial,
                        zombies + 1,
                        stopped.minus(pid),
                        schedule.without(process.status()))
                .put(process.ended(status))
                .put(parent.with(parent.family().mourning(process.identity())));
    }

    private Processes adopting(Pid pid) {
        Process child = get(pid);
        Process init = get(Pid.INIT);
        Family family = init.family().plus(child.identity());
        return put(child.with(child.family().under(Pid.INIT)))
                .put(init.with(child.isZombie() ? family.mourning(child.identity()) : family));
    }

    /** Makes it the leader of a new session and group (setsid(2)). */
    public Processes leading(Pid pid) {
        Process process = get(pid);
        Identity before = process.identity();
        Identity after = before.leading();
        return new Processes(
                        all,
                        pids.using(pid).using(pid).releasing(before.group()).releasing(before.session()),
                        withoutMember(before.group(), before),
                        nextSerial,
                        zombies,
                        stopped,
                        schedule)
                .regrouped(process.with(after));
    }

    /** Moves it into a group (setpgid(2)). */
    public Processes joining(Pid pid, Pid group) {
        Process process = get(pid);
        Identity before = process.identity();
        return new Processes(
                        all,
                        pids.using(group).releasing(before.group()),
                        withoutMember(before.group(), before),
                        nextSerial,
                        zombies,
                        stopped,
                        schedule)
                .regrouped(process.with(before.inGroup(group)));
    }

    private Processes regrouped(Process process) {
        Identity it = process.identity();
        return new Processes(all, pids, withMember(it.group(), it), nextSerial, zombies, stopped, schedule)
                .put(process);
    }

    private HashPMap<Pid, TreePMap<Long, Pid>> withMember(Pid group, Identity it) {
        return groups.plus(group, groups.getOrDefault(group, TreePMap.empty()).plus(it.serial(), it.pid()));
    }

    private HashPMap<Pid, TreePMap<Long, Pid>> withoutMember(Pid group, Identity it) {
        TreePMap<Long, Pid> left = groups.get(group).minus(it.serial());
        return left.isEmpty() ? groups.minus(group) : groups.plus(group, left);
    }

    /** Puts it at the end of the line, from wherever it was. */
    public Processes makeReady(Pid pid, Limits limits) {
        Process process = get(pid);
        if (process.status() instanceof Status.Ready) {
            return this;
        }
        boolean isFresh = process.usage().line() < limits.share();
        Status.Ready ready = new Status.Ready(schedule.nextTicket(), isFresh);
        Schedule changed = schedule.without(process.status()).ready(pid, isFresh);
        return with(changed, process.isStopped() ? stopped.minus(pid) : stopped).put(process.with(ready));
    }

    /** Takes it out of the line for its turn. */
    public Processes activate(Pid pid) {
        Process process = get(pid);
        return with(schedule.without(process.status()))
                .put(process.with(new Status.Active()).alerted(false));
    }

    public Processes stop(Pid pid, int signal) {
        Process process = get(pid);
        return with(schedule.without(process.status()), stopped.plus(pid))
                .put(process.with(new Status.Stopped(signal)));
    }

    public Processes sleep(Pid pid, Set<Channel> channels, Optional<Instant> until) {
        Status.Sleeping sleeping = new Status.Sleeping(schedule.nextTicket(), channels, until);
        return with(schedule.sleeping(pid, sleeping)).put(get(pid).with(sleeping));
    }

    /** Wakes all that sleep for this, in the order in which they fell asleep. */
    public Processes wake(Channel channel, Limits limits) {
        Processes changed = this;
        for (Pid pid : schedule.waitingFor(channel).values()) {
            changed = changed.makeReady(pid, limits);
        }
        return changed;
    }

    /** Wakes all whose time has come. */
    public Processes wakeDue(Instant now, Limits limits) {
        Processes changed = with(schedule.at(now, limits));
        for (Optional<Pid> due = changed.schedule.findDue(now); due.isPresent(); due = changed.schedule.findDue(now)) {
            changed = changed.makeReady(due.get(), limits);
        }
        return changed;
    }

    /** Stores the process as a turn has left it, and books the work of that turn. */
    public Processes charge(Process process, long units) {
        return charge(units).put(process.with(process.usage().plus(units)));
    }

    /** Books work of a process that is gone. */
    public Processes charge(long units) {
        return with(schedule.with(schedule.processor().spending(units)));
    }

    /** Who runs next, if the processor allows it. */
    public Optional<Pid> findNext(Limits limits) {
        return schedule.findNext(limits);
    }

    public Optional<Instant> findNextEvent(Limits limits) {
        return schedule.findNextEvent(limits);
    }

    private Processes with(Schedule changed) {
        return with(changed, stopped);
    }

    private Processes with(Schedule changed, TreePSet<Pid> nowStopped) {
        return new Processes(all, pids, groups, nextSerial, zombies, nowStopped, changed);
    }
}
