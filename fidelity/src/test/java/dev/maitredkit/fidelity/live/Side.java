package dev.maitredkit.fidelity.live;

import java.util.List;

/** One of the two that are compared. */
interface Side {
    /** What comes of each of these calls, made one after the other on a machine of their own. */
    List<Answer> play(Area area, List<Call> calls);
}
