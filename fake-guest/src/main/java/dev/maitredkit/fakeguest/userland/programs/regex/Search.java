package dev.maitredkit.fakeguest.userland.programs.regex;

/** What a search came to. */
public final class Search {
    /** Nothing matches. */
    public static final Search NONE = new Search(false, new int[0]);
    /** A pattern with back-references took more than its budget: nobody knows. */
    public static final Search TOO_HARD = new Search(true, new int[0]);

    private final boolean tooHard;
    private final int[] bounds;

    private Search(boolean tooHard, int[] bounds) {
        this.tooHard = tooHard;
        this.bounds = bounds;
    }

    static Search found(int[] bounds) {
        return new Search(false, bounds);
    }

    public boolean found() {
        return bounds.length > 0;
    }

    public boolean tooHard() {
        return tooHard;
    }

    /** Where the match begins. */
    public int start() {
        return bounds[0];
    }

    /** The index behind the match. */
    public int end() {
        return bounds[1];
    }

    /** The text of a group, 0 for the match; "" where it took no part. */
    public String group(String text, int number) {
        boolean there = 2 * number < bounds.length && bounds[2 * number] >= 0 && bounds[2 * number + 1] >= 0;
        return there ? text.substring(bounds[2 * number], bounds[2 * number + 1]) : "";
    }
}
