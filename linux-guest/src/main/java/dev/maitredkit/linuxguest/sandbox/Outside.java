package dev.maitredkit.linuxguest.sandbox;

import java.io.IOException;

/** The outer JVM as the inner one knows it: the other end of its standard input. */
final class Outside {
    private Outside() {}

    /**
     * Waits for the outer JVM's consent to go on; from then on its end, whatever the reason, is the end of this one and
     * of the guest.
     */
    static void awaitGo() throws IOException {
        int first = System.in.read();
        if (first < 0) {
            throw new IOException("the outer JVM has gone");
        }
        Thread watch = new Thread(Outside::watch, "maitred-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void watch() {
        try {
            while (System.in.read() >= 0) {
                // Nothing else is said.
                continue;
            }
        } catch (IOException broken) {
            // As if it had ended.
        }
        Runtime.getRuntime().halt(1);
    }
}
