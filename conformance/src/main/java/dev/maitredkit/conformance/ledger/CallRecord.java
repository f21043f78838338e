package dev.maitredkit.conformance.ledger;

import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.ProcessStatus;
import dev.maitredkit.scenarios.data.Step;

/**
 * A call among others at the same time. Where two intervals do not overlap, the earlier one took effect first.
 *
 * @param name for people
 * @param sent a number that grows with time
 * @param answered another one, above {@code sent}
 */
public record CallRecord(String name, Step step, Outcome outcome, long sent, long answered) {
    /** Whether it may take effect after its answer, or never: nothing came, or what it launched goes on. */
    boolean isOpen() {
        if (!(outcome instanceof Outcome.Answered answer)) {
            return outcome instanceof Outcome.Silent || outcome.isUnavailable();
        }
        return answer.response() instanceof LaunchProcessResponse launch
                && launch.getStatus() != ProcessStatus.EXITED
                && launch.getStatus() != ProcessStatus.FAILED;
    }

    boolean endedBefore(CallRecord other) {
        return !isOpen() && answered < other.sent;
    }
}
