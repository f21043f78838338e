package dev.maitredkit.conformance.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for orders of calls, one at a time, that explain all their answers: linearizability, by a depth-first search that
 * remembers which sets of calls led to which facts. A call comes before another that was sent after its answer; an open
 * call may come at any later time, or never.
 *
 * <p>The method is that of Wing and Gong, "Testing and Verifying Concurrent Objects" (1993), with Lowe's memory of configurations.
 */
final class Orders {
    /** Sets of calls are the bits of a long. */
    static final int MOST_CALLS = 62;

    private record Configuration(long placed, Facts facts) {}

    private final List<CallRecord> calls;
    private final long needed;
    private final Set<Configuration> seen = new HashSet<>();
    private final Set<Facts> endings = new LinkedHashSet<>();
    private List<CallRecord> longest = List.of();

    private Orders(List<CallRecord> calls) {
        this.calls = List.copyOf(calls);
        long answered = 0;
        for (int i = 0; i < calls.size(); i++) {
            answered |= calls.get(i).isOpen() ? 0 : 1L << i;
        }
        this.needed = answered;
    }

    /**
     * @param endings what may be so afterwards; empty: no order explains the answers
     * @param longest the longest order that could be explained
     */
    record Found(Set<Facts> endings, List<CallRecord> longest) {}

    static Found search(Iterable<Facts> starts, List<CallRecord> calls) {
        if (calls.size() > MOST_CALLS) {
            throw new IllegalArgumentException(
                    "at most " + MOST_CALLS + " calls can be put in order, not " + calls.size());
        }
        Orders orders = new Orders(calls);
        starts.forEach(start -> orders.extend(new Configuration(0, start), new ArrayList<>()));
        return new Found(orders.endings, orders.longest);
    }

    private void extend(Configuration now, List<CallRecord> order) {
        if (!seen.add(now)) {
            return;
        }
        if (order.size() > longest.size()) {
            longest = List.copyOf(order);
        }
        if ((now.placed & needed) == needed) {
            endings.add(withOpen(now));
        }
        for (int i = 0; i < calls.size(); i++) {
            CallRecord call = calls.get(i);
            if (!isPlaced(now, i) && mayBeNext(now, call)) {
                long placed = now.placed | 1L << i;
                order.add(call);
                now.facts
                        .after(call.step(), call.outcome())
                        .ifPresent(next -> extend(new Configuration(placed, next), order));
                order.remove(order.size() - 1);
            }
        }
    }

    private boolean mayBeNext(Configuration now, CallRecord call) {
        for (int i = 0; i < calls.size(); i++) {
            if (!isPlaced(now, i) && calls.get(i).endedBefore(call)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlaced(Configuration now, int call) {
        return (now.placed >> call & 1) == 1;
    }

    /** What has not taken effect yet may do so at any time from now on. */
    private Facts withOpen(Configuration end) {
        Facts facts = end.facts;
        for (int i = 0; i < calls.size(); i++) {
            facts = isPlaced(end, i) ? facts : facts.open(calls.get(i).step());
        }
        return facts;
    }
}
