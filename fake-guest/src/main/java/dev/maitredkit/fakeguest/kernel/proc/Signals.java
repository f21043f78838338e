package dev.maitredkit.fakeguest.kernel.proc;

import dev.maitredkit.fakeguest.kernel.Sys.Disposition;
import java.util.Optional;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/**
 * The signals of a process.
 *
 * @param dispositions those that are not {@code DEFAULT}
 * @param blocked bit n-1 is signal n
 * @param pending how often each has arrived and was not acted on; a standard signal once at most (signal(7))
 */
public record Signals(HashPMap<Integer, Disposition> dispositions, long blocked, TreePMap<Integer, Integer> pending) {
    /** All default, none blocked or pending. */
    public static final Signals DEFAULT = new Signals(HashTreePMap.empty(), 0, TreePMap.empty());

    public Disposition disposition(int signal) {
        return dispositions.getOrDefault(signal, Disposition.DEFAULT);
    }

    /** What the signal does now if it is not blocked; empty when it is caught. */
    public Optional<Signal.Action> findAction(int signal) {
        Disposition disposition = disposition(signal);
        if (disposition == Disposition.CATCH) {
            return Optional.empty();
        }
        return Optional.of(disposition == Disposition.IGNORE ? Signal.Action.IGNORE : Signal.defaultAction(signal));
    }

    public boolean isBlocked(int signal) {
        return (blocked & bit(signal)) != 0;
    }

    /** The lowest pending signal that is caught and not blocked. */
    public Optional<Integer> findCaught() {
        return pending.keySet().stream()
                .filter(signal -> !isBlocked(signal) && disposition(signal) == Disposition.CATCH)
                .findFirst();
    }

    /** The lowest pending signal that is not caught and not blocked: it acts when its process runs again. */
    public Optional<Integer> findActing() {
        return pending.keySet().stream()
                .filter(signal -> !isBlocked(signal) && disposition(signal) != Disposition.CATCH)
                .findFirst();
    }

    public Signals adding(int signal) {
        int count = pending.getOrDefault(signal, 0);
        boolean queues = signal >= Signal.FIRST_REAL_TIME;
        return count > 0 && !queues ? this : new Signals(dispositions, blocked, pending.plus(signal, count + 1));
    }

    /** Takes one off. */
    public Signals taking(int signal) {
        int left = pending.get(signal) - 1;
        return new Signals(dispositions, blocked, left > 0 ? pending.plus(signal, left) : pending.minus(signal));
    }

    /** Forgets all that are pending of one kind. */
    public Signals dropping(int signal) {
        return new Signals(dispositions, blocked, pending.minus(signal));
    }

    public Signals with(int signal, Disposition disposition) {
        HashPMap<Integer, Disposition> changed = disposition == Disposition.DEFAULT
                ? dispositions.minus(signal)
                : dispositions.plus(signal, disposition);
        boolean ignored = disposition == Disposition.IGNORE
                || disposition == Disposition.DEFAULT && Signal.defaultAction(signal) == Signal.Action.IGNORE;
        return new Signals(changed, blocked, ignored ? pending.minus(signal) : pending);
    }

    /** Another mask; KILL and STOP cannot be blocked. */
    public Signals blocking(long mask) {
        return new Signals(dispositions, mask & ~bit(Signal.KILL) & ~bit(Signal.STOP), pending);
    }

    /** What fork(2) gives the child: nothing pending. */
    public Signals forChild() {
        return new Signals(dispositions, blocked, TreePMap.empty());
    }

    /** What execve(2) leaves: nothing is caught any more. */
    public Signals afterExec() {
        HashPMap<Integer, Disposition> kept = dispositions;
        for (var entry : dispositions.entrySet()) {
            kept = entry.getValue() == Disposition.CATCH ? kept.minus(entry.getKey()) : kept;
        }
        return new Signals(kept, blocked, pending);
    }

    public static boolean isChangeable(int signal) {
        return Signal.exists(signal) && Signal.isChangeable(signal);
    }

    public static long bit(int signal) {
        return 1L << signal - 1;
    }
}
