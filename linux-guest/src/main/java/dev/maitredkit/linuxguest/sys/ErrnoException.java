package dev.maitredkit.linuxguest.sys;

import java.io.IOException;

/** A system call that failed; the message says what was tried and why it could not be. */
public final class ErrnoException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int number;

    public ErrnoException(String what, Errno errno) {
        super(what + ": " + errno.text());
        this.number = errno.number();
    }

    public Errno errno() {
        return new Errno(number);
    }
}
