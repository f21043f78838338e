package dev.maitredkit.certification;

import dev.maitredkit.conformance.guest.GuestLostException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A command of the user's, for {@code sh -c}, that boots the guest again; it ends when that is on its way. */
record RestartCommand(String command) {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(120);

    /** What it writes goes nowhere, so that a guest left running in the background does not hold the run open. */
    void run() throws GuestLostException {
        try {
            Process process = new ProcessBuilder("sh", "-c", command)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new GuestLostException(this + " did not end within " + TIME_LIMIT.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new GuestLostException(this + " ended with status " + process.exitValue());
            }
        } catch (IOException failure) {
            throw new GuestLostException(this + " could not be started: " + failure.getMessage());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new GuestLostException(this + " was interrupted");
        }
    }

    @Override
    public String toString() {
        return "the restart command (" + command + ")";
    }
}
