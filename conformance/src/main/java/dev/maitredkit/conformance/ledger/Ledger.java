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

/**
 * What the suite is entitled to believe of a guest, from the protocol's text and the answers so far; it bounds the
 * allowed answers to the next call. Immutable. It models no kernel: what it does not know, it allows.
 *
 * @param shutDown a Shutdown was sent: from then on every call may end as UNAVAILABLE
 */
public record Ledger(boolean shutDown) {
    private static final int LARGEST_EXIT_STATUS = 255;
    private static final int LARGEST_SIGNAL = 64;

    private static final Set<ProcessStatus> ENDED =
            EnumSet.of(ProcessStatus.EXITED, ProcessStatus.SIGNALED, ProcessStatus.FAILED);

    /** Of a guest that has just booted. */
    public static Ledger fresh() {
        return new Ledger(false);
    }

    /** A call goes out; its answer is judged later. */
    public Ledger sent(Step step) {
        return step.hasShutdown() ? new Ledger(true) : this;
    }

    /** Judges the answer to a call that was {@link #sent}. */
    public Judgement judge(Step step, Outcome outcome) {
        return switch (step.getActCase()) {
            case MOUNT -> judgeMount(outcome);
            case LAUNCH_PROCESS -> judgeLaunch(step.getLaunchProcess(), outcome);
            case START_TERMINA -> judgeTermina(outcome);
            case CONFIGURE_NETWORK, SHUTDOWN, RAW_CALL, CHECK, PASS, AWAIT, RESTART, ACT_NOT_SET -> accepted();
        };
    }

    private Judgement judgeMount(Outcome outcome) {
        if (!(outcome instanceof Outcome.Answered answered)) {
            return outcome instanceof Outcome.Refused && !shutDown && !outcome.isUnavailable()
                    ? rejected("MOUNT-002", "status OK, the errno in the response", outcome.text())
                    : accepted();
        }
        int error = ((MountResponse) answered.response()).getError();
        return error < 0 || error > Errnos.LARGEST
                ? rejected("MOUNT-016", "error 0 or an errno, at most " + Errnos.LARGEST, "error " + error)
                : accepted();
    }

    private Judgement judgeLaunch(LaunchProcessRequest request, Outcome outcome) {
        if (!(outcome instanceof Outcome.Answered answered)) {
            return accepted();
        }
        LaunchProcessResponse response = (LaunchProcessResponse) answered.response();
        if (request.getRespawn() && request.getWaitForExit()) {
            return rejected("LAUNCH-003", "respawn with wait_for_exit is refused", outcome.text());
        }
        return request.getWaitForExit()
                ? brokenEnd(response).<Judgement>map(broken -> broken).orElseGet(this::accepted)
                : accepted();
    }

    private static Optional<Judgement.Rejected> brokenEnd(LaunchProcessResponse response) {
        String got = "process status " + response.getStatusValue() + ", code " + response.getCode();
        if (!ENDED.contains(response.getStatus())) {
            return Optional.of(rejected("LAUNCH-030", "EXITED, SIGNALED or FAILED", got));
        }
        return switch (response.getStatus()) {
            case EXITED -> outside(response.getCode(), 0, LARGEST_EXIT_STATUS, "LAUNCH-005", got);
            case SIGNALED -> outside(response.getCode(), 1, LARGEST_SIGNAL, "LAUNCH-006", got);
            case FAILED, LAUNCHED, UNKNOWN, UNRECOGNIZED -> Optional.empty();
        };
    }

    private static Optional<Judgement.Rejected> outside(int code, int least, int most, String rule, String got) {
        return code < least || code > most
                ? Optional.of(rejected(rule, "a code from " + least + " to " + most, got))
                : Optional.empty();
    }

    private Judgement judgeTermina(Outcome outcome) {
        if (!(outcome instanceof Outcome.Answered answered)) {
            return accepted();
        }
        StartTerminaResponse response = (StartTerminaResponse) answered.response();
        return switch (response.getStatus()) {
            case SUCCESS ->
                response.getFailureReason().isEmpty()
                        ? accepted()
                        : rejected("TERMINA-002", "no failure_reason with SUCCESS", outcome.text());
            case FAILED ->
                response.getFailureReason().isEmpty()
                        ? rejected("TERMINA-002", "a failure_reason with FAILED", outcome.text())
                        : accepted();
            case UNKNOWN, UNRECOGNIZED ->
                rejected("TERMINA-001", "Termina status SUCCESS or FAILED", "Termina status " + response.getStatus());
        };
    }

    private Judgement accepted() {
        return new Judgement.Accepted(this);
    }

    private static Judgement.Rejected rejected(String rule, String wanted, String got) {
        return new Judgement.Rejected(rule, new Mismatch(wanted, got));
    }
}
