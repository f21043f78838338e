package dev.maitredkit.transport;

import java.io.IOException;

/** A well-formed address that cannot be listened on now. The message, one line for a user, names the address and the reason. */
public final class ListenException extends IOException {
    private static final long serialVersionUID = 1L;

    ListenException(GuestAddress address, String reason, Throwable cause) {
        super("cannot listen on " + address + ": " + reason, cause);
    }
}
