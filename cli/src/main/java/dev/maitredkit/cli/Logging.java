package dev.maitredkit.cli;

import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** gRPC and Netty log by java.util.logging; what a user must know is told by the commands themselves. */
final class Logging {
    private static final Logger ROOT = Logger.getLogger("");

    private Logging() {}

    static void quiet() {
        LogManager.getLogManager().reset();
        ROOT.setLevel(Level.OFF);
    }
}
