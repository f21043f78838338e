package dev.maitredkit.fakeguest.agent;

import java.time.Instant;

/** The state at a time, and the rules that hold. */
record Moment(Guest guest, AgentRules rules, Instant now) {
    Moment with(Guest next) {
        return new Moment(next, rules, now);
    }
}
