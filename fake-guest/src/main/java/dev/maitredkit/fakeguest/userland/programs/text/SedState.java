package dev.maitredkit.fakeguest.userland.programs.text;

import java.util.Map;

/**
 * Where a sed is in its script between two lines.
 *
 * @param pattern the pattern space
 * @param line the number of the last line read
 * @param at the command that comes next, when it waits for a line
 * @param waiting what it does with the line that comes
 * @param ranges the commands whose range is open, each with the line that ends it; 0 when a pattern does
 * @param substituted since the last line or t, a substitution was made
 * @param appended text that comes behind the line
 */
record SedState(
        String pattern,
        String hold,
        long line,
        int at,
        Waiting waiting,
        Map<Integer, Long> ranges,
        boolean substituted,
        String appended) {
    /** What is done with the next line. */
    enum Waiting {
        NEW_CYCLE,
        /** N: it is added to the pattern space. */
        ADD,
        /** n: it replaces the pattern space. */
        REPLACE
    }

    static final SedState START = new SedState("", "", 0, 0, Waiting.NEW_CYCLE, Map.of(), false, "");

    SedState {
        ranges = Map.copyOf(ranges);
    }
}
