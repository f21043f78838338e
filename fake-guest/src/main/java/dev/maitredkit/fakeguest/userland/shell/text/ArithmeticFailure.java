package dev.maitredkit.fakeguest.userland.shell.text;

/** Ends an evaluation; {@link Arithmetic#evaluate} makes a value of it. */
final class ArithmeticFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ArithmeticFailure(String message) {
        super(message, null, false, false);
    }
}
