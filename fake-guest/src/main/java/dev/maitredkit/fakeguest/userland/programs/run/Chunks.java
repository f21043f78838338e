package dev.maitredkit.fakeguest.userland.programs.run;

import java.util.ArrayDeque;
import java.util.Deque;

/** Text in pieces, to which a piece is added without copying the others. */
public final class Chunks {
    /** None. */
    public static final Chunks EMPTY = new Chunks(null, "", 0);

    private final Chunks before;
    private final String last;
    private final int length;

    private Chunks(Chunks before, String last, int length) {
        this.before = before;
        this.last = last;
        this.length = length;
    }

    public Chunks plus(String piece) {
        return piece.isEmpty() ? this : new Chunks(this, piece, length + piece.length());
    }

    public int length() {
        return length;
    }

    /** All pieces in one. */
    public String text() {
        Deque<String> pieces = new ArrayDeque<>();
        for (Chunks at = this; at.before != null; at = at.before) {
            pieces.addFirst(at.last);
        }
        return String.join("", pieces);
    }
}
