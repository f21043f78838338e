package dev.maitredkit.fakeguest.kernel;

import dev.maitredkit.fakeguest.kernel.proc.Pid;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.pcollections.TreePVector;

/**
 * What programs of the guest were asked for and this fake does not do, for whoever owns it: a guest that behaves other
 * than Linux would must not do so silently. The guest itself cannot see it.
 *
 * @param entries the latest {@link #MOST}, in order
 * @param dropped how many there were before them
 */
public record Journal(TreePVector<Entry> entries, long dropped) {
    /** So many entries are kept. */
    public static final int MOST = 1_000;

    static final Journal EMPTY = new Journal(TreePVector.empty(), 0);

    private static final int LONGEST = 200;

    /**
     * One thing that was refused.
     *
     * @param time of the guest
     * @param program the name of the process, as ps shows it
     * @param what is not supported; its beginning if it is long
     */
    public record Entry(Instant time, Pid pid, String program, String what) {
        public Entry {
            Objects.requireNonNull(time);
            Objects.requireNonNull(pid);
            Objects.requireNonNull(program);
            what = what.length() > LONGEST ? what.substring(0, LONGEST) + "…" : what;
        }
    }

    /** How many entries there ever were. */
    public long written() {
        return dropped + entries.size();
    }

    /** The entries that an earlier journal of the same guest did not have yet, as far as they are kept. */
    public List<Entry> since(Journal earlier) {
        long fresh = Math.min(written() - earlier.written(), entries.size());
        return entries.subList(entries.size() - (int) fresh, entries.size());
    }

    Journal plus(Entry entry) {
        return entries.size() < MOST
                ? new Journal(entries.plus(entry), dropped)
                : new Journal(entries.minus(0).plus(entry), dropped + 1);
    }
}
