package dev.maitredkit.fakeguest.kernel.proc;

import java.time.Instant;

/**
 * Which process it is.
 *
 * @param serial grows with each process that was ever made: the order of creation, also where pids wrap
 * @param started when fork(2) made it
 * @param terminal the controlling terminal of its session, as tty_nr of proc_pid_stat(5); 0 is none
 */
public record Identity(Pid pid, long serial, Pid group, Pid session, Instant started, int terminal) {
    Identity inGroup(Pid other) {
        return new Identity(pid, serial, other, session, started, terminal);
    }

    Identity leading() {
        return new Identity(pid, serial, pid, pid, started, 0);
    }

    /** As the leader of a session that gets this terminal (TIOCSCTTY of ioctl_tty(2)). */
    public Identity controlling(int tty) {
        return new Identity(pid, serial, group, session, started, tty);
    }
}
