package dev.maitredkit.linuxguest.sandbox;

import java.util.Optional;

/** What the inner JVM tells the outer one, a line each, among whatever else comes on its standard output. */
record Report(Kind kind, String text) {
    private static final String PREFIX = "maitred-kit-sandbox: ";

    enum Kind {
        /** The guest's root is there; it waits for a line on its standard input to go on. */
        BUILT,
        /** An address that it serves. */
        ADDRESS,
        /** It answers. */
        READY,
        /** It cannot be had; the text says why. */
        FAILED
    }

    static void send(Kind kind, String text) {
        System.out.println(PREFIX + kind + " " + text.replace('\n', ' '));
        System.out.flush();
    }

    static Optional<Report> parse(String line) {
        for (Kind kind : Kind.values()) {
            String start = PREFIX + kind + " ";
            if (line.startsWith(start)) {
                return Optional.of(new Report(kind, line.substring(start.length())));
            }
        }
        return Optional.empty();
    }
}
