package dev.maitredkit.fakeguest.kernel.proc;

import dev.maitredkit.fakeguest.kernel.map.IntMap;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * Which process ids are free. Numbers are given out upwards and start again at 300 behind the last one
 * (alloc_pid in Linux 6.18: RESERVED_PIDS). A number stays taken while a process, a group or a session has it.
 *
 * @param free first to last number of each free range
 * @param uses how many processes have a number as their pid, group or session
 * @param next where the search begins
 * @param end the first number that is never given out (kernel.pid_max)
 */
record PidSpace(TreePMap<Integer, Integer> free, IntMap<Integer> uses, int next, int end) {
    private static final int RESERVED = 300;

    static PidSpace upTo(int pidMax) {
        return new PidSpace(TreePMap.singleton(1, pidMax - 1), IntMap.empty(), 1, pidMax);
    }

    /** The number that the next process gets; empty when all are taken. */
    Optional<Pid> findNext() {
        int least = next > RESERVED ? RESERVED : 1;
        int from = Math.max(next, least);
        return findFrom(from)
                .or(() -> from > least ? findFrom(least) : Optional.empty())
                .map(Pid::new);
    }

    private Optional<Integer> findFrom(int from) {
        Map.Entry<Integer, Integer> range = free.floorEntry(from);
        if (range != null && range.getValue() >= from) {
            return Optional.of(from);
        }
        return Optional.ofNullable(free.ceilingKey(from));
    }

    /** Marks a number as given out; the search goes on behind it. */
    PidSpace passing(Pid pid) {
        return new PidSpace(free, uses, pid.number() + 1, end);
    }

    PidSpace using(Pid pid) {
        int number = pid.number();
        int before = uses.getOrDefault(number, 0);
        TreePMap<Integer, Integer> rest = before == 0 ? without(number) : free;
        return new PidSpace(rest, uses.plus(number, before + 1), next, end);
    }

    PidSpace releasing(Pid pid) {
        int number = pid.number();
        int left = uses.get(number) - 1;
        return left > 0
                ? new PidSpace(free, uses.plus(number, left), next, end)
                : new PidSpace(with(number), uses.minus(number), next, end);
    }

    private TreePMap<Integer, Integer> without(int number) {
        Map.Entry<Integer, Integer> range = free.floorEntry(number);
        int first = range.getKey();
        int last = range.getValue();
        TreePMap<Integer, Integer> rest = first < number ? free.plus(first, number - 1) : free.minus(first);
        return last > number ? rest.plus(number + 1, last) : rest;
    }

    private TreePMap<Integer, Integer> with(int number) {
        Map.Entry<Integer, Integer> below = free.lowerEntry(number);
        boolean joinsBelow = below != null && below.getValue() == number - 1;
        Integer lastAbove = free.get(number + 1);
        int first = joinsBelow ? below.getKey() : number;
        int last = lastAbove != null ? lastAbove : number;
        return (lastAbove != null ? free.minus(number + 1) : free).plus(first, last);
    }
}
