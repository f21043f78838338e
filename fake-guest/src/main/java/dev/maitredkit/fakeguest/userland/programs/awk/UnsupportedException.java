package dev.maitredkit.fakeguest.userland.programs.awk;

/** A program goes beyond what the fake does; the message names it. */
final class UnsupportedException extends Exception {
    private static final long serialVersionUID = 1;

    UnsupportedException(String what) {
        super(what);
    }
}
