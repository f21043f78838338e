package dev.maitredkit.scenarios;

import com.google.protobuf.Duration;
import dev.maitredkit.proto.ProcessStatus;
import dev.maitredkit.proto.StartTerminaResponse;
import dev.maitredkit.scenarios.data.Expect;
import dev.maitredkit.scenarios.data.Step;
import java.util.List;
import java.util.Set;

/** An expectation fits what was done, and can be met. */
final class ExpectCheck {
    private static final Duration DEFAULT_TIMEOUT =
            Duration.newBuilder().setSeconds(10).build();
    private static final int LARGEST_CODE = 255;

    private final Step step;
    private final Step asked;
    private final Expect expect;
    private final Node at;
    private final Complaints complaints;

    private ExpectCheck(Step step, Step asked, Node at, Complaints complaints) {
        this.step = step;
        this.asked = asked;
        this.expect = step.getExpect();
        this.at = at.child(step, Step.EXPECT_FIELD_NUMBER);
        this.complaints = complaints;
    }

    /**
     * @param asked the step that the answer belongs to: the one that is awaited, or the step itself
     */
    static void check(Step step, Step asked, Node at, Complaints complaints) {
        if (!step.hasExpect() || step.getInBackground() || step.getActCase() == Step.ActCase.ACT_NOT_SET) {
            return;
        }
        ExpectCheck check = new ExpectCheck(step, asked, at, complaints);
        if (!Acts.isAnswered(step)) {
            check.complain(0, 0, Acts.name(step) + " has no answer, so it has nothing to expect; leave expect out");
            return;
        }
        check.statuses();
        check.message();
        check.fields();
        check.values();
        check.times();
        check.noAnswer();
    }

    private void statuses() {
        for (int i = 0; i < expect.getStatusCount(); i++) {
            String status = expect.getStatus(i);
            if (!StatusNames.isKnown(status)) {
                complain(
                        Expect.STATUS_FIELD_NUMBER,
                        i,
                        "there is no status \"" + status + "\"; " + Nearest.question(status, StatusNames.all())
                                + "it is one of " + String.join(", ", StatusNames.all()));
            }
        }
    }

    private void message() {
        if (!expect.getMessage().isEmpty() && expect.getStatusList().stream().allMatch(StatusNames.OK::equals)) {
            complain(
                    Expect.MESSAGE_FIELD_NUMBER,
                    0,
                    "an answer with status OK has no message; message goes with a status such as INVALID_ARGUMENT");
        }
    }

    /** Fields of the response that this call's answer has not, or not with these statuses. */
    private void fields() {
        foreign(Expect.ERROR_FIELD_NUMBER, expect.getErrorCount() > 0, "error", "mount", asked.hasMount());
        foreign(
                Expect.PROCESS_FIELD_NUMBER,
                expect.getProcessCount() > 0,
                "process",
                "launch_process",
                asked.hasLaunchProcess());
        foreign(
                Expect.CODE_FIELD_NUMBER,
                expect.getCodeCount() > 0,
                "code",
                "launch_process",
                asked.hasLaunchProcess());
        foreign(
                Expect.TERMINA_FIELD_NUMBER,
                expect.getTerminaCount() > 0,
                "termina",
                "start_termina",
                asked.hasStartTermina());
        foreign(
                Expect.TERMINA_REASON_FIELD_NUMBER,
                expect.getTerminaReason(),
                "termina_reason",
                "start_termina",
                asked.hasStartTermina());
        if (asked.hasCheck()) {
            foreign(Expect.MESSAGE_FIELD_NUMBER, !expect.getMessage().isEmpty(), "message", "calls", false);
            foreign(Expect.AT_LEAST_FIELD_NUMBER, expect.hasAtLeast(), "at_least", "calls", false);
            foreign(Expect.AT_MOST_FIELD_NUMBER, expect.hasAtMost(), "at_most", "calls", false);
            foreign(Expect.NO_ANSWER_FIELD_NUMBER, expect.getNoAnswer(), "no_answer", "calls", false);
        }
    }

    private void foreign(int field, boolean present, String name, String owner, boolean fits) {
        if (present && !fits) {
            complain(
                    field,
                    0,
                    "the answer to " + Acts.name(asked) + " has no " + name + "; " + name + " belongs to " + owner);
        } else if (present && !canBeOk()) {
            complain(
                    field,
                    0,
                    "only an answer with status OK has a response, so " + name
                            + " is never looked at; allow OK in status");
        }
    }

    private boolean canBeOk() {
        List<String> status = expect.getStatusList();
        return status.isEmpty() || status.contains(StatusNames.OK) || status.contains(StatusNames.ANY);
    }

    private void values() {
        for (int i = 0; i < expect.getErrorCount(); i++) {
            String error = expect.getError(i);
            if (!Errnos.isExpectation(error)) {
                complain(
                        Expect.ERROR_FIELD_NUMBER,
                        i,
                        "there is no errno \"" + error + "\"; " + Nearest.question(error, Errnos.names())
                                + "it is a name such as ENOENT, a number from 0 to 4095, or ANY_ERROR");
            }
        }
        for (int i = 0; i < expect.getCodeCount(); i++) {
            if (expect.getCode(i) < 0 || expect.getCode(i) > LARGEST_CODE) {
                complain(
                        Expect.CODE_FIELD_NUMBER,
                        i,
                        expect.getCode(i) + " is neither an exit status nor a signal; a code is from 0 to "
                                + LARGEST_CODE);
            }
        }
        if (asked.hasLaunchProcess()
                && expect.getCodeCount() > 0
                && expect.getProcessList().stream().noneMatch(HAVE_CODE::contains)) {
            complain(
                    Expect.CODE_FIELD_NUMBER,
                    0,
                    "a code says nothing without knowing how the process ended; add process: EXITED or process: SIGNALED");
        }
        if (expect.getProcessList().contains(ProcessStatus.UNRECOGNIZED)) {
            complain(
                    Expect.PROCESS_FIELD_NUMBER,
                    0,
                    "this is no process status; it is EXITED, SIGNALED, LAUNCHED, FAILED or UNKNOWN");
        }
        if (expect.getTerminaList().contains(StartTerminaResponse.Status.UNRECOGNIZED)) {
            complain(
                    Expect.TERMINA_FIELD_NUMBER,
                    0,
                    "this is no status of StartTermina; it is SUCCESS, FAILED or UNKNOWN");
        }
    }

    private static final Set<ProcessStatus> HAVE_CODE = Set.of(ProcessStatus.EXITED, ProcessStatus.SIGNALED);

    private void times() {
        boolean least = !expect.hasAtLeast() || time("at_least", expect.getAtLeast(), Expect.AT_LEAST_FIELD_NUMBER);
        boolean most = !expect.hasAtMost() || time("at_most", expect.getAtMost(), Expect.AT_MOST_FIELD_NUMBER);
        if (!expect.hasAtLeast() || !least || !most) {
            return;
        }
        Duration timeout = step.hasTimeout() ? step.getTimeout() : DEFAULT_TIMEOUT;
        if (expect.hasAtMost() && Times.nanos(expect.getAtLeast()) > Times.nanos(expect.getAtMost())) {
            complain(
                    Expect.AT_MOST_FIELD_NUMBER,
                    0,
                    "at_most is below at_least, so no answer will do; raise it or lower the other");
        } else if (Times.nanos(expect.getAtLeast()) >= Times.nanos(timeout)) {
            complain(
                    Expect.AT_LEAST_FIELD_NUMBER,
                    0,
                    "the step gives up after " + Times.text(timeout)
                            + ", so no answer will do; give it a longer timeout");
        }
    }

    private boolean time(String name, Duration time, int field) {
        return Times.require(name, time, at.placeOf(expect, field), complaints);
    }

    private void noAnswer() {
        Expect others = expect.toBuilder().clearNoAnswer().build();
        if (expect.getNoAnswer() && !others.equals(Expect.getDefaultInstance())) {
            complain(
                    Expect.NO_ANSWER_FIELD_NUMBER,
                    0,
                    "no_answer stands beside bounds on an answer; where none comes there is nothing to bound");
        }
    }

    private void complain(int field, int index, String message) {
        complaints.add(field == 0 ? at.place() : at.placeOf(expect, field, index), message);
    }
}
