package dev.maitredkit.conformance.compare;

import java.util.List;
import java.util.Map;

/**
 * What a comparison came to.
 *
 * @param scenarios how many were run on both
 * @param steps how many steps they had, up to the first difference of each
 * @param agreed how many of these came to the same
 * @param byKind steps and agreed steps, by the kind of step
 * @param differences one for each scenario that differed, in the order found; the same ones once
 * @param stale tolerances that nothing needed
 */
public record ComparisonResult(
        int scenarios,
        int steps,
        int agreed,
        Map<String, Score> byKind,
        List<Difference> differences,
        List<String> stale) {
    /** Of steps of one kind. */
    public record Score(int steps, int agreed) {
        Score plus(boolean same) {
            return new Score(steps + 1, agreed + (same ? 1 : 0));
        }
    }

    /** Those that no tolerance explains. */
    public List<Difference> untolerated() {
        return differences.stream()
                .filter(difference -> difference.tolerated().isEmpty())
                .toList();
    }
}
