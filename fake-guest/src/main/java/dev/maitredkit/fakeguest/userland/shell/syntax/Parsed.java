package dev.maitredkit.fakeguest.userland.shell.syntax;

/** What the parser made of the next command line. */
public sealed interface Parsed {
    /**
     * A complete command line.
     *
     * @param text the input as it now stands (an alias may have been put in), to go on with at {@code offset}
     * @param line the number of the line at {@code offset}
     */
    record Command(Node node, String text, int offset, int line) implements Parsed {}

    /** The input is at its end. */
    record End() implements Parsed {}

    /** The line goes on behind what has been read so far. */
    record More() implements Parsed {}

    /**
     * It is wrong.
     *
     * @param message as the shell prints it behind {@code syntax error: }
     * @param unsupported a real shell would take it
     */
    record Error(String message, int line, boolean unsupported) implements Parsed {}
}
