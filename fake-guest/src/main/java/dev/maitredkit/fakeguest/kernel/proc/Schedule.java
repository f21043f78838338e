package dev.maitredkit.fakeguest.kernel.proc;

import dev.maitredkit.fakeguest.kernel.Limits;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/**
 * Who runs next and who waits for what; each lookup costs the logarithm of the number of processes at most. Tickets
 * grow, so that equal things happen in the order in which they were asked for.
 *
 * @param fresh processes in line that have some of their share left; they go first
 * @param worn the others in line
 * @param alarms who sleeps until when
 * @param sleepers who sleeps for what
 */
public record Schedule(
        long nextTicket,
        TreePMap<Long, Pid> fresh,
        TreePMap<Long, Pid> worn,
        TreePMap<Alarm, Pid> alarms,
        HashPMap<Channel, TreePMap<Long, Pid>> sleepers,
        Processor processor) {

    /** A time and, for equal times, the order. */
    public record Alarm(Instant time, long ticket) implements Comparable<Alarm> {
        private static final Comparator<Alarm> ORDER =
                Comparator.comparing(Alarm::time).thenComparingLong(Alarm::ticket);

        @Override
        public int compareTo(Alarm other) {
            return ORDER.compare(this, other);
        }
    }

    static Schedule empty(Instant now, Limits limits) {
        return new Schedule(
                0,
                TreePMap.empty(),
                TreePMap.empty(),
                TreePMap.empty(),
                HashTreePMap.empty(),
                new Processor(limits.burst(), now));
    }

    /** The ticket that {@link #ready} or {@link #sleeping} gives out next. */
    Schedule ready(Pid pid, boolean isFresh) {
        return isFresh
                ? new Schedule(nextTicket + 1, fresh.plus(nextTicket, pid), worn, alarms, sleepers, processor)
                : new Schedule(nextTicket + 1, fresh, worn.plus(nextTicket, pid), alarms, sleepers, processor);
    }

    Schedule sleeping(Pid pid, Status.Sleeping sleep) {
        HashPMap<Channel, TreePMap<Long, Pid>> more = sleepers;
        for (Channel channel : sleep.channels()) {
            more = more.plus(
                    channel, more.getOrDefault(channel, TreePMap.empty()).plus(sleep.ticket(), pid));
        }
        TreePMap<Alarm, Pid> set = sleep.until()
                .map(time -> alarms.plus(new Alarm(time, sleep.ticket()), pid))
                .orElse(alarms);
        return new Schedule(nextTicket + 1, fresh, worn, set, more, processor);
    }

    /** Without the place that a process with this status has. */
    Schedule without(Status status) {
        if (status instanceof Status.Ready it) {
            return it.fresh()
                    ? new Schedule(nextTicket, fresh.minus(it.ticket()), worn, alarms, sleepers, processor)
                    : new Schedule(nextTicket, fresh, worn.minus(it.ticket()), alarms, sleepers, processor);
        }
        if (status instanceof Status.Sleeping it) {
            return withoutSleeper(it);
        }
        return this;
    }

    private Schedule withoutSleeper(Status.Sleeping sleep) {
        HashPMap<Channel, TreePMap<Long, Pid>> fewer = sleepers;
        for (Channel channel : sleep.channels()) {
            TreePMap<Long, Pid> left = fewer.get(channel).minus(sleep.ticket());
            fewer = left.isEmpty() ? fewer.minus(channel) : fewer.plus(channel, left);
        }
        TreePMap<Alarm, Pid> set = sleep.until()
                .map(time -> alarms.minus(new Alarm(time, sleep.ticket())))
                .orElse(alarms);
        return new Schedule(nextTicket, fresh, worn, set, fewer, processor);
    }

    TreePMap<Long, Pid> waitingFor(Channel channel) {
        return sleepers.getOrDefault(channel, TreePMap.empty());
    }

    /** Whose time has come first, if it has come. */
    Optional<Pid> findDue(Instant now) {
        return alarms.isEmpty() || alarms.firstKey().time().isAfter(now)
                ? Optional.empty()
                : Optional.of(alarms.firstEntry().getValue());
    }

    /** Whose turn it is, if the processor is free for it. */
    Optional<Pid> findNext(Limits limits) {
        if (!fresh.isEmpty() && processor.balance() > -limits.burst()) {
            return Optional.of(fresh.firstEntry().getValue());
        }
        return worn.isEmpty() || processor.balance() <= 0
                ? Optional.empty()
                : Optional.of(worn.firstEntry().getValue());
    }

    /** When something will be to do; empty when only an input from outside can change that. */
    Optional<Instant> findNextEvent(Limits limits) {
        Optional<Instant> alarm =
                Optional.ofNullable(alarms.isEmpty() ? null : alarms.firstKey().time());
        Optional<Instant> freshTurn =
                fresh.isEmpty() ? Optional.empty() : Optional.of(processor.above(-limits.burst(), limits));
        Optional<Instant> wornTurn = worn.isEmpty() ? Optional.empty() : Optional.of(processor.above(0, limits));
        return Stream.of(alarm, freshTurn, wornTurn).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    Schedule at(Instant now, Limits limits) {
        return with(processor.at(now, limits));
    }

    Schedule with(Processor changed) {
        return new Schedule(nextTicket, fresh, worn, alarms, sleepers, changed);
    }
}
