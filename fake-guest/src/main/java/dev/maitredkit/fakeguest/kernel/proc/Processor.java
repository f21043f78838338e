package dev.maitredkit.fakeguest.kernel.proc;

import dev.maitredkit.fakeguest.kernel.Limits;
import java.time.Duration;
import java.time.Instant;

/**
 * The guest's processor as a purse of units: time fills it, up to a burst, and turns spend it. While it holds
 * anything, turns take no time; a guest that never rests runs at the rate of the purse. So a loop without end costs
 * virtual time, and a bounded part of a real processor.
 *
 * @param balance units that may be spent at {@code asOf}; negative is a debt
 */
public record Processor(long balance, Instant asOf) {
    /** What has flowed in by {@code now}. */
    Processor at(Instant now, Limits limits) {
        if (!now.isAfter(asOf)) {
            return this;
        }
        long most = limits.burst() - balance;
        Duration passed = Duration.between(asOf, now);
        Duration untilFull = timeFor(most, limits);
        long gained =
                passed.compareTo(untilFull) >= 0 ? most : passed.toNanos() * limits.unitsPerMillisecond() / 1_000_000;
        // The part of a unit that has not flowed in yet is kept: time moves on by whole units only.
        Instant then = gained == most ? now : asOf.plus(timeFor(gained, limits));
        return gained == 0 && most > 0 ? this : new Processor(balance + gained, then);
    }

    Processor spending(long units) {
        return new Processor(balance - units, asOf);
    }

    /** When the balance will be above {@code floor}. */
    Instant above(long floor, Limits limits) {
        return balance > floor ? asOf : asOf.plus(timeFor(floor + 1 - balance, limits));
    }

    private static Duration timeFor(long units, Limits limits) {
        long rate = limits.unitsPerMillisecond();
        return Duration.ofNanos((Math.multiplyExact(units, 1_000_000L) + rate - 1) / rate);
    }
}
