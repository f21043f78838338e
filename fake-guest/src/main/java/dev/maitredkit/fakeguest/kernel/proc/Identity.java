package dev.maitredkit.fakeguest.kernel.proc;

import java.time.Instant;

/**
 * Which process it is.
 *
 * @param serial grows with each process that was ever made: the order of creation, also where pids wrap
 * @param started when fork(2) made it
 */
public record Identity(Pid pid, long serial, Pid group, Pid session, Instant started) {
    Identity inGroup(Pid other) {
        return new Identity(pid, serial, other, session, started);
    }

    Identity leading() {
        return new Identity(pid, serial, pid, pid, started);
    }
}
