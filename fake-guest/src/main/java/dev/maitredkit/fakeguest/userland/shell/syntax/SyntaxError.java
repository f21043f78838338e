package dev.maitredkit.fakeguest.userland.shell.syntax;

/** How the parser leaves its recursion; {@link Parser#parse} turns it into a value. */
final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean wantsMore;

    private SyntaxError(String message, boolean wantsMore) {
        super(message, null, false, false);
        this.wantsMore = wantsMore;
    }

    static SyntaxError of(String message) {
        return new SyntaxError(message, false);
    }

    /** The text ends here for now, but more of it may come. */
    static SyntaxError more() {
        return new SyntaxError("more input is needed", true);
    }

    boolean wantsMore() {
        return wantsMore;
    }
}
