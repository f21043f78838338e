package dev.maitredkit.reports;

import java.io.IOException;

/** A file is no record of a run that this kit can read; the message says why, in a sentence for people. */
public final class RunFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    RunFormatException(String message) {
        super(message);
    }
}
