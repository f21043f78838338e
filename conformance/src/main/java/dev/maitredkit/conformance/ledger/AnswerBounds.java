package dev.maitredkit.conformance.ledger;

import dev.maitredkit.conformance.exchange.Mismatch;
import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.proto.LaunchProcessRequest;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.MountResponse;
import dev.maitredkit.proto.ProcessStatus;
import dev.maitredkit.proto.StartTerminaResponse;
import dev.maitredkit.scenarios.Errnos;
import dev.maitredkit.scenarios.data.Step;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which answers a single call may have, whatever was before it. */
final class AnswerBounds {
    private static final int LARGEST_EXIT_STATUS = 255;
    private static final int LARGEST_SIGNAL = 64;

    private static final Set<ProcessStatus> ENDED =
            EnumSet.of(ProcessStatus.EXITED, ProcessStatus.SIGNALED, ProcessStatus.FAILED);

    private AnswerBounds() {}

    /**
     * What is wrong with the answer by itself, if anything.
     *
     * @param shutDown a Shutdown was sent: every call may end as UNAVAILABLE
     */
    static Optional<Judgement.Rejected> findBroken(Step step, Outcome outcome, boolean shutDown) {
        return switch (step.getActCase()) {
            case MOUNT -> mount(outcome, shutDown);
            case LAUNCH_PROCESS -> launch(step.getLaunchProcess(), outcome);
            case START_TERMINA -> termina(outcome);
            case CONFIGURE_NETWORK, SHUTDOWN, RAW_CALL, CHECK, PASS, AWAIT, RESTART, PARALLEL, ACT_NOT_SET ->
                Optional.empty();
        };
    }

    private static Optional<Judgement.Rejected> mount(Outcome outcome, boolean shutDown) {
        if (!(outcome instanceof Outcome.Answered answered)) {
            return outcome instanceof Outcome.Refused && !shutDown && !outcome.isUnavailable()
                    ? rejected("MOUNT-002", "status OK, the errno in the response", outcome.text())
                    : Optional.empty();
        }
        int error = ((MountResponse) answered.response()).getError();
        return error < 0 || error > Errnos.LARGEST
                ? rejected("MOUNT-016", "error 0 or an errno, at most " + Errnos.LARGEST, "error " + error)
                : Optional.empty();
    }

    private static Optional<Judgement.Rejected> launch(LaunchProcessRequest request, Outcome outcome) {
        if (!(outcome instanceof Outcome.Answered answered)) {
            return Optional.empty();
        }
        LaunchProcessResponse response = (LaunchProcessResponse) answered.response();
        if (request.getRespawn() && request.getWaitForExit()) {
            return rejected("LAUNCH-003", "respawn with wait_for_exit is refused", outcome.text());
        }
        return request.getWaitForExit() ? end(response) : Optional.empty();
    }

    private static Optional<Judgement.Rejected> end(LaunchProcessResponse response) {
        String got = "process status " + response.getStatusValue() + ", code " + response.getCode();
        if (!ENDED.contains(response.getStatus())) {
            return rejected("LAUNCH-030", "EXITED, SIGNALED or FAILED", got);
        }
        return switch (response.getStatus()) {
            case EXITED -> outside(response.getCode(), 0, LARGEST_EXIT_STATUS, "LAUNCH-005", got);
            case SIGNALED -> outside(response.getCode(), 1, LARGEST_SIGNAL, "LAUNCH-006", got);
            case FAILED, LAUNCHED, UNKNOWN, UNRECOGNIZED -> Optional.empty();
        };
    }

    private static Optional<Judgement.Rejected> outside(int code, int least, int most, String rule, String got) {
        return code < least || code > most
                ? rejected(rule, "a code from " + least + " to " + most, got)
                : Optional.empty();
    }

    private static Optional<Judgement.Rejected> termina(Outcome outcome) {
        if (!(outcome instanceof Outcome.Answered answered)) {
            return Optional.empty();
        }
        StartTerminaResponse response = (StartTerminaResponse) answered.response();
        boolean reason = !response.getFailureReason().isEmpty();
        return switch (response.getStatus()) {
            case SUCCESS ->
                reason ? rejected("TERMINA-002", "no failure_reason with SUCCESS", outcome.text()) : Optional.empty();
            case FAILED ->
                reason ? Optional.empty() : rejected("TERMINA-002", "a failure_reason with FAILED", outcome.text());
            case UNKNOWN, UNRECOGNIZED ->
                rejected("TERMINA-001", "Termina status SUCCESS or FAILED", "Termina status " + response.getStatus());
        };
    }

    private static Optional<Judgement.Rejected> rejected(String rule, String wanted, String got) {
        return Optional.of(new Judgement.Rejected(rule, new Mismatch(wanted, got)));
    }
}
