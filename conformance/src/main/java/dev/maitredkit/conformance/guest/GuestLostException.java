package dev.maitredkit.conformance.guest;

/** The guest does not answer any more, or did not come back; the message says what was tried. */
public class GuestLostException extends Exception {
    public GuestLostException(String message) {
        super(message);
    }
}
