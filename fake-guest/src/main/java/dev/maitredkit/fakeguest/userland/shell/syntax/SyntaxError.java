package dev.maitredkit.fakeguest.userland.shell.syntax;

/** How the parser leaves its recursion; {@link Parser#parse} turns it into a value. */
final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean wantsMore;
    private final boolean unsupported;

    private SyntaxError(String message, boolean wantsMore, boolean unsupported) {
        super(message, null, false, false);
        this.wantsMore = wantsMore;
        this.unsupported = unsupported;
    }

    static SyntaxError of(String message) {
        return new SyntaxError(message, false, false);
    }

    /** A real shell would take it. */
    static SyntaxError unsupported(String message) {
        return new SyntaxError(message, false, true);
    }

    /** The text ends here for now, but more of it may come. */
    static SyntaxError more() {
        return new SyntaxError("more input is needed", true, false);
    }

    boolean isUnsupported() {
        return unsupported;
    }

    boolean wantsMore() {
        return wantsMore;
    }
}
