package dev.maitredkit.fakeguest.kernel.proc;

import org.pcollections.TreePVector;

/**
 * What was written to /dev/console, as far back as is kept.
 *
 * @param pieces in order, small ones joined
 * @param size of all pieces in bytes
 * @param dropped how many bytes were written before them
 */
public record Console(TreePVector<String> pieces, long size, long dropped) {
    private static final int PIECE = 4096;

    public static final Console EMPTY = new Console(TreePVector.empty(), 0, 0);

    /** All text that is kept. */
    public String text() {
        return String.join("", pieces);
    }

    /** How many bytes were ever written. */
    public long written() {
        return dropped + size;
    }

    public Console plus(String data, long most) {
        if (data.isEmpty()) {
            return this;
        }
        int last = pieces.size() - 1;
        boolean joins = last >= 0 && pieces.get(last).length() + data.length() <= PIECE;
        TreePVector<String> grown = joins ? pieces.minus(last).plus(pieces.get(last) + data) : pieces.plus(data);
        return new Console(grown, size + data.length(), dropped).keeping(most);
    }

    private Console keeping(long most) {
        Console kept = this;
        while (kept.size > most && kept.pieces.size() > 1) {
            int length = kept.pieces.get(0).length();
            kept = new Console(kept.pieces.minus(0), kept.size - length, kept.dropped + length);
        }
        return kept;
    }
}
