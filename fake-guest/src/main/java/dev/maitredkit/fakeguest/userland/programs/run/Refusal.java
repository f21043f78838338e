package dev.maitredkit.fakeguest.userland.programs.run;

/** The texts of refusing an option or argument. */
public final class Refusal {
    /** Starts the message where BusyBox knows something that the fake does not. */
    static final String UNSUPPORTED = "not supported by the fake guest: ";

    /** The exit status then. */
    public static final int STATUS = 2;

    private static final String BANNER = "BusyBox v1.35.0 multi-call binary.\n\n";

    private Refusal() {}

    static String usage(String applet) {
        return BANNER + "Usage: " + applet + " (wrong arguments)\n";
    }
}
