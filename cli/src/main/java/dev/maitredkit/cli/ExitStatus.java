package dev.maitredkit.cli;

import dev.maitredkit.reports.run.Run;

/** What the exit status of a command says; the same for all commands. */
enum ExitStatus {
    OK(0),
    FAILED(1),
    USAGE(2),
    NO_CONNECTION(3),
    INCOMPLETE(4);

    private final int number;

    ExitStatus(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static ExitStatus of(Run.Verdict verdict) {
        return switch (verdict) {
            case CONFORMANT -> OK;
            case NOT_CONFORMANT -> FAILED;
            case INCOMPLETE -> INCOMPLETE;
            case HARNESS_ERROR, VERDICT_UNSPECIFIED, UNRECOGNIZED -> NO_CONNECTION;
        };
    }
}
