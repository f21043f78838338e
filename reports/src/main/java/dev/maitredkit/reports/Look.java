package dev.maitredkit.reports;

import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Run;

/**
 * How a verdict looks: its word, a sign that does not depend on colour, and the class that colours it on a page.
 *
 * @param meaning what the verdict says, in one sentence
 */
record Look(String word, String sign, String css, String meaning) {

    /** For a rule of the catalogue that the record has no result of. */
    static final Look NO_RESULT = new Look("No result", "·", "quiet", "The run ended before the rule was reached.");

    /** For an id that is not in the catalogue. */
    static final Look NO_RULE = new Look("No such rule", "?", "bad", "The catalogue has no rule of this id.");

    static Look of(Run.Verdict verdict) {
        return switch (verdict) {
            case CONFORMANT ->
                new Look(
                        "Conformant", "✓", "good", "No rule of level MUST failed, and every rule that was to run did.");
            case NOT_CONFORMANT ->
                new Look("Not conformant", "✕", "bad", "The guest broke a rule that every guest must keep.");
            case INCOMPLETE ->
                new Look("Incomplete", "…", "open", "Not every rule came to a verdict: this run certifies nothing.");
            case HARNESS_ERROR ->
                new Look(
                        "Harness error",
                        "!",
                        "open",
                        "The kit or the connection failed: this run says nothing of the guest.");
            case VERDICT_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException("a run without a verdict");
        };
    }

    static Look of(Result.Verdict verdict) {
        return switch (verdict) {
            case PASSED -> new Look("Passed", "✓", "good", "The rule held in every try.");
            case FAILED -> new Look("Failed", "✕", "bad", "A rule of level MUST does not hold.");
            case WARNING -> new Look("Warning", "▲", "warn", "A rule of level SHOULD does not hold.");
            case NOT_APPLICABLE ->
                new Look("Not applicable", "–", "quiet", "The guest does not have what the rule is about.");
            case BLOCKED -> new Look("Blocked", "■", "open", "A rule that this one builds on did not pass.");
            case UNDETERMINED -> new Look("Undetermined", "?", "open", "No answer decided the rule.");
            case HARNESS_ERROR -> new Look("Harness error", "!", "open", "The check itself failed.");
            case KNOWN_FAILURE ->
                new Look("Known failure", "△", "warn", "It failed as the file of known failures says.");
            case STALE_KNOWN_FAILURE ->
                new Look(
                        "Stale known failure",
                        "✕",
                        "bad",
                        "The file of known failures names it, and it no longer fails so.");
            case FLAKY -> new Look("Flaky", "≈", "bad", "It passed and failed on the same scenario.");
            case NOT_RUN -> new Look("Not run", "○", "quiet", "Left out by a filter, or not allowed on this guest.");
            case VERDICT_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException("a result without a verdict");
        };
    }
}
