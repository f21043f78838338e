package dev.maitredkit.fidelity.live;

import dev.maitredkit.fidelity.live.data.Tolerance;

/** What a run says. */
final class Reports {
    private static final int WIDTH = 80;

    private Reports() {}

    static String success(Area area, Comparison.Outcome outcome, String release, long seed) {
        return String.format(
                "maitred-kit: live comparison with Linux %s, %s: %d calls in %d sequences of seed %d, %d %% of them"
                        + " failed, no difference but %d tolerated%n",
                release,
                area,
                outcome.calls(),
                outcome.sequences(),
                seed,
                outcome.failedPercent(),
                outcome.tolerated());
    }

    static String failure(Difference difference, String release, long seed, int calls) {
        return "The fake does not do as Linux " + release + " does (" + difference.area() + ", seed " + seed + "):\n"
                + difference + "Repeat it: mvn -pl fidelity -am verify -Dtest=LiveComparisonTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dlive.seed=" + seed + " -Dlive.calls=" + calls + "\n";
    }

    static String stale(Tolerance it, int calls) {
        return String.format(
                "maitred-kit: STALE: no difference among %d calls is tolerated for this reason any more: %s (%s)%n",
                calls, it.getReason(), it.getCall());
    }

    static String leftOut(String what, String why) {
        StringBuilder box = new StringBuilder("*".repeat(WIDTH)).append('\n');
        StringBuilder line = new StringBuilder();
        for (String word : ("LEFT OUT: " + what + ": " + why + ".").split("\\s+")) {
            if (line.length() + word.length() + 1 > WIDTH - 6) {
                box.append(boxed(line));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        return box.append(boxed(line)).append("*".repeat(WIDTH)).append('\n').toString();
    }

    private static String boxed(CharSequence line) {
        return String.format("*  %-" + (WIDTH - 6) + "s  *%n", line);
    }
}
