package dev.maitredkit.conformance.compare;

import dev.maitredkit.scenarios.data.Tolerance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Differences that are known and have a reason. It remembers which of them were met. */
public final class Tolerances {
    private final List<Entry> entries;
    private final Set<Entry> met = new HashSet<>();

    private record Entry(Pattern step, Pattern first, Pattern second, String reason) {
        boolean fits(String text, String one, String other) {
            return step.matcher(text).find()
                    && first.matcher(one).matches()
                    && second.matcher(other).matches();
        }
    }

    private Tolerances(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** No difference is tolerated. */
    public static Tolerances none() {
        return new Tolerances(List.of());
    }

    /**
     * The tolerances of a file.
     *
     * @throws IllegalArgumentException when one of them has no reason, or something that is no regular expression; the message
     *     says which
     */
    public static Tolerances of(dev.maitredkit.scenarios.data.Tolerances file) {
        List<Entry> entries = new ArrayList<>();
        for (Tolerance tolerance : file.getTolerateList()) {
            String place = "tolerate number " + (entries.size() + 1);
            if (tolerance.getReason().isBlank()) {
                throw new IllegalArgumentException(place + " has no reason; say why the two guests may differ there");
            }
            if (tolerance.getStep().isBlank()) {
                throw new IllegalArgumentException(
                        place + " has no step; a regular expression says which steps it is about");
            }
            entries.add(new Entry(
                    pattern(tolerance.getStep(), place),
                    pattern(tolerance.getFirst().isEmpty() ? ".*" : tolerance.getFirst(), place),
                    pattern(tolerance.getSecond().isEmpty() ? ".*" : tolerance.getSecond(), place),
                    tolerance.getReason()));
        }
        return new Tolerances(entries);
    }

    private static Pattern pattern(String text, String place) {
        try {
            return Pattern.compile(text, Pattern.DOTALL);
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    place + ": \"" + text + "\" is no regular expression: " + wrong.getDescription(), wrong);
        }
    }

    /** Why this difference is tolerated, if it is. */
    Optional<String> findReason(String step, String first, String second) {
        Optional<Entry> entry =
                entries.stream().filter(one -> one.fits(step, first, second)).findFirst();
        entry.ifPresent(met::add);
        return entry.map(Entry::reason);
    }

    /** The reasons of those that no difference needed so far. */
    List<String> unused() {
        return entries.stream()
                .filter(entry -> !met.contains(entry))
                .map(Entry::reason)
                .toList();
    }
}
