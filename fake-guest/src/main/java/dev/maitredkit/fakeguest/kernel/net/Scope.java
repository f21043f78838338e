package dev.maitredkit.fakeguest.kernel.net;

/** How far a route or an address reaches; the kernel compares the numbers (rtnetlink(7)). */
public enum Scope {
    UNIVERSE(0, "global"),
    SITE(200, "site"),
    LINK(253, "link"),
    HOST(254, "host"),
    NOWHERE(255, "nowhere");

    private final int number;
    private final String text;

    Scope(int number, String text) {
        this.number = number;
        this.text = text;
    }

    public int number() {
        return number;
    }

    /** As ip(8) prints and reads it. */
    public String text() {
        return text;
    }
}
